package org.rnnzoo.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;

class TrialsTest {

  private static final Clock CLOCK = new Clock(20);
  private static final Channels CHANNELS = new Channels(List.of("a", "b"), List.of("z"));

  private final Trials trials = new Trials(CLOCK, CHANNELS, List.of(trial(2, 1), trial(3, 2)));

  @Test
  void shortTrialsArePaddedAtTheEndWith0() {
    assertThat(trials.time()).isEqualTo(3);
    assertThat(trials.inputValues()).containsExactly(0, 1, 0, 1, 0, 0, 0, 2, 0, 2, 0, 2);
    assertThat(trials.targetValues()).containsExactly(10, 10, 0, 20, 20, 20);
    assertThat(trials.maskValues()).containsExactly(100, 100, 0, 200, 200, 200);
  }

  @Test
  void arraysHaveTrialsFirst() {
    assertThat(trials.inputs().shape()).containsExactly(2, 3, 2);
    assertThat(trials.targets().shape()).containsExactly(2, 3, 1);
    assertThat(trials.mask().shape()).containsExactly(2, 3, 1);
    assertThat(trials.inputs().getDouble(1, 2, 1)).isEqualTo(2);
    assertThat(trials.mask().getDouble(0, 2, 0)).isZero();
  }

  @Test
  void aTrialOfABatchHasNoPadding() {
    assertThat(trials.size()).isEqualTo(2);
    assertThat(trials.get(0).steps()).isEqualTo(2);
    assertThat(trials.get(0).epoch("run")).isEqualTo(new Epoch("run", 0, 2));
  }

  @Test
  void anUnknownEpochIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trials.get(0).epoch("delay"))
        .withMessageStartingWith("There is no epoch 'delay'; there are [Epoch[name=run");
  }

  @Test
  void aBatchHasATrial() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Trials(CLOCK, CHANNELS, List.of()))
        .withMessage("A batch needs at least one trial.");
  }

  @Test
  void aResponseReadsItsOwnTrial() {
    float[] outputs = {0, 1, 2, 3, 4, 5};
    assertThat(new Response(outputs, 3, 1, 1).output(2, 0)).isEqualTo(5);
    assertThat(new Response(outputs, 1, 3, 1).output(0, 1)).isEqualTo(4);
  }

  private static Trial trial(int steps, double value) {
    TrialBuilder builder = new TrialBuilder(CHANNELS, CLOCK, RandomStream.root(1).generator());
    Epoch run = builder.epoch("run", steps * CLOCK.dt());
    builder.input("b").set(value, run);
    builder.target("z").set(10 * value, run);
    builder.mask("z").set(100 * value, run);
    return builder.build();
  }
}
