package org.rnnzoo.task.contextdecision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Npz;

/** The first version against trials of the published latent-circuit code. */
class LatentCircuitTrialsTest {

  private static final int STEPS = 75;
  private static final int INPUTS = 6;

  /** The published stimulus is one step early, by an index that ours does not copy. */
  private static final int EARLY_STEP = 29;

  private final Map<String, NpyArray> peer = peer();
  private final Map<List<Object>, Trial> ours = noiseFreeTrialOfEachCondition();

  @Test
  void thereIsOneTrialForEachOf72Conditions() {
    assertThat(ours).hasSize(72);
    assertThat(peer.get("u").shape()).containsExactly(72, STEPS, INPUTS);
    for (int i = 0; i < 72; i++) {
      assertThat(ours).containsKey(condition(i));
      assertThat(ours.get(condition(i)).steps()).isEqualTo(STEPS);
    }
  }

  @Test
  void inputsDifferByTheNoiseAlone() {
    float[] u = peer.get("u").floats();
    double[] sum = new double[STEPS * INPUTS];
    double squares = 0;
    for (int i = 0; i < 72; i++) {
      Trial trial = ours.get(condition(i));
      for (int step = 0; step < STEPS; step++) {
        // What they show at step 29 we show from step 30 on.
        int like = step == EARLY_STEP ? step + 1 : step;
        for (int input = 0; input < INPUTS; input++) {
          double noise = u[(i * STEPS + step) * INPUTS + input] - trial.input(like, input);
          assertThat(noise).as("trial %d, step %d, input %d", i, step, input).isBetween(-0.2, 0.2);
          sum[step * INPUTS + input] += noise;
          squares += noise * noise;
        }
      }
    }
    double deviation = Math.sqrt(squares / u.length);
    assertThat(deviation).isCloseTo(0.01 * Math.sqrt(10), within(0.0003));
    for (double total : sum) {
      assertThat(total / 72).isCloseTo(0, within(5 * deviation / Math.sqrt(72)));
    }
  }

  @Test
  void theRightAnswersAreTheSame() {
    long[] correct = peer.get("correct").longs();
    for (int i = 0; i < 72; i++) {
      Trial trial = ours.get(condition(i));
      assertThat(trial.decisions().get(0).output()).isEqualTo(correct[i] > 0 ? 0 : 1);
    }
  }

  private List<Object> condition(int trial) {
    String[] words = (String[]) peer.get("cond").values();
    return List.of(
        words[3 * trial],
        Double.parseDouble(words[3 * trial + 1]),
        Double.parseDouble(words[3 * trial + 2]));
  }

  private static Map<List<Object>, Trial> noiseFreeTrialOfEachCondition() {
    Map<List<Object>, Trial> trials = new HashMap<>();
    for (Trial trial : Presets.quiet("v1", 20, 2000)) {
      Map<String, Object> condition = trial.condition();
      trials.put(
          List.of(condition.get("context"), condition.get("motion"), condition.get("color")),
          trial);
    }
    return trials;
  }

  private static Map<String, NpyArray> peer() {
    try {
      return Npz.read(
          Path.of(LatentCircuitTrialsTest.class.getResource("/latentcircuit_trials.npz").toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
