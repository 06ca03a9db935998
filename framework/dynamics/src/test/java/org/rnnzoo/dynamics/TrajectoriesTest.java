package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;

class TrajectoriesTest {

  /**
   * The archive holds the state before each step, so its step t + 1 is the one after our step t.
   */
  @ParameterizedTest
  @EnumSource(Form.class)
  void aPublishedNetworkDoesWhatItDid(Form form) {
    PeerData data = PeerData.load("own_flipflop_2bit_tanh_s0_scale");
    String prefix = form == Form.RATE ? "rate_" : "current_";
    Trajectories trajectories =
        Trajectories.of(PeerNetworks.flipFlop(data, form), data.parts(prefix + "u"));
    double worst = 0;
    for (int trial = 0; trial < 16; trial++) {
      worst =
          Math.max(
              worst, difference(trajectories.states()[trial], data.part(prefix + "x", trial), 64));
      worst =
          Math.max(
              worst, difference(trajectories.outputs()[trial], data.part(prefix + "o", trial), 2));
    }
    assertThat(worst).isLessThan(2e-6);
  }

  private static double difference(double[] after, double[] before, int width) {
    double worst = 0;
    for (int i = width; i < before.length; i++) {
      worst = Math.max(worst, Math.abs(before[i] - after[i - width]));
    }
    return worst;
  }

  @Test
  void theRatesOfTheCurrentFormAreTheActivationOfItsStates() {
    LeakyNetwork network =
        RandomNetworks.of(Form.CURRENT, Activation.SIGMOID, 3, new SplittableRandom(4));
    Trajectories trajectories = Trajectories.of(network, new double[][] {{1, 0, 0, 1}});
    for (int k = 0; k < 6; k++) {
      assertThat(trajectories.rates()[0][k])
          .isEqualTo(Activation.SIGMOID.value(trajectories.states()[0][k]));
    }
  }

  @Test
  void everyTrialEndsAtItsOwnEnd() {
    LeakyNetwork network =
        RandomNetworks.of(Form.RATE, Activation.TANH, 3, new SplittableRandom(5));
    Trajectories trajectories = Trajectories.of(network, trials(40, 100, 20));
    assertThat(List.of(trajectories.steps(0), trajectories.steps(1), trajectories.steps(2)))
        .containsExactly(4, 10, 2);
    assertThat(trajectories.stateSamples().numRows).isEqualTo(16);
    assertThat(trajectories.allStates()).hasSize(16);
    Trajectories alone = Trajectories.of(network, new double[][] {{1, 0, 1, 0}});
    assertThat(trajectories.states()[2]).containsExactly(alone.states()[0]);
  }

  @Test
  void trialsWithOtherInputsAreRefusedInWords() {
    LeakyNetwork oneInput =
        RandomNetworks.of(Form.RATE, Activation.TANH, 0.2, new double[][] {{0}}, 0);
    assertThatThrownBy(() -> Trajectories.of(oneInput, trials(40)))
        .hasMessage("The trials have 2 input channels, but the network takes 1.");
  }

  private static Trials trials(double... durations) {
    Channels channels = new Channels(List.of("a", "b"), List.of("z"));
    Clock clock = new Clock(10);
    List<Trial> trials =
        Arrays.stream(durations)
            .mapToObj(
                ms -> {
                  TrialBuilder trial = new TrialBuilder(channels, clock, new SplittableRandom(1));
                  trial.input("a").set(1, trial.epoch("on", ms));
                  return trial.build();
                })
            .toList();
    return new Trials(clock, channels, trials);
  }

  @Test
  void ratesAndOutputsOfAllTrialsLieBelowEachOther() {
    Trajectories trajectories =
        new Trajectories(
            1,
            2,
            1,
            new double[][] {{1}, {2, 3}},
            new double[][] {{1, 10}, {2, 20, 3, 30}},
            new double[][] {{7}, {8, 9}});
    assertThat(trajectories.rateSamples().data).containsExactly(1, 10, 2, 20, 3, 30);
    assertThat(trajectories.rateSamples().numRows).isEqualTo(3);
    assertThat(trajectories.outputSamples().data).containsExactly(7, 8, 9);
  }
}
