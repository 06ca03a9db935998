package org.rnnzoo.dynamics.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;

class ConstantInputTest {

  private static final Channels CHANNELS =
      new Channels(List.of("pulse", "silent", "steady"), List.of("out"));

  private static Trial trial(double... pulse) {
    TrialBuilder trial =
        new TrialBuilder(CHANNELS, new Clock(20), RandomStream.root(1).generator());
    Epoch all = trial.epoch("all", 20 * pulse.length);
    for (int step = 0; step < pulse.length; step++) {
      trial.input("pulse").set(pulse[step], new Epoch("now", step, step + 1));
    }
    trial.input("steady").set(0.5, all);
    return trial.build();
  }

  /** The largest value is 2: large is beyond 1. */
  private static final Trials TRIALS =
      new Trials(
          new Clock(20),
          CHANNELS,
          List.of(
              trial(0, 2, 1.5, 1.5, 0, -1.75, -1.75, 1, -1, 0),
              trial(1.25, 0, -1.5, 0, 1.25, 1.5)));

  @Test
  void eachChannelAloneIsAnInputAtTheMedianOfItsLargeValues() {
    List<ConstantInput> inputs = ConstantInput.of(TRIALS, 9);
    assertThat(inputs)
        .extracting(ConstantInput::name)
        .containsExactly("rest", "pulse=+1.50", "pulse=-1.75", "steady=+0.500");
    assertThat(inputs).extracting(ConstantInput::steps).containsExactly(0, 2, 2, 10);
    assertThat(inputs.get(2).vector(List.of("other", "pulse")))
        .containsExactly(new double[] {0, -1.75}, within(1e-6));
    assertThat(inputs.get(0).vector(List.of("pulse"))).containsExactly(0);
  }

  @Test
  void noMoreInputsThanAreWantedAreTaken() {
    assertThat(ConstantInput.of(TRIALS, 2)).hasSize(3);
    assertThat(ConstantInput.of(TRIALS, 0)).containsExactly(ConstantInput.REST);
  }
}
