package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;

class SimulatedTrialsTest {

  /** Trials of five steps with an input each. */
  private static Trials trials(double... inputs) {
    Channels channels = new Channels(List.of("in"), List.of("out"));
    List<Trial> trials = new ArrayList<>();
    for (double input : inputs) {
      TrialBuilder trial =
          new TrialBuilder(channels, new Clock(20), RandomStream.root(1).generator());
      trial.input("in").set(input, trial.epoch("all", 100));
      trial.condition("input", input);
      trials.add(trial.build());
    }
    return new Trials(new Clock(20), channels, trials);
  }

  /** x ← w x + u, z = o x. */
  private static LeakyNetwork network(double weight, double output) {
    return new LeakyNetwork(
        Form.RATE,
        Activation.LINEAR,
        20,
        1,
        new DMatrixRMaj(new double[][] {{weight}}),
        new DMatrixRMaj(new double[][] {{1}}),
        new double[1],
        new DMatrixRMaj(new double[][] {{output}}),
        new double[1],
        new double[1]);
  }

  private static List<Object> left(SimulatedTrials simulated) {
    List<Object> inputs = new ArrayList<>();
    for (int i = 0; i < simulated.trials().size(); i++) {
      inputs.add(simulated.trials().get(i).condition().get("input"));
    }
    return inputs;
  }

  @Test
  void trialsInWhichTheStateGrowsBeyondAllNumbersAreLeftOut() {
    SimulatedTrials simulated = SimulatedTrials.of(network(1e200, 0), trials(0, 1, 0, -1, 1));
    assertThat(left(simulated)).containsExactly(0.0, 0.0);
    assertThat(simulated.leftOut()).isEqualTo(3);
    assertThat(simulated.trajectories().trials()).isEqualTo(2);
    assertThat(simulated.trajectories().allStates()).hasSize(10).allMatch(state -> state[0] == 0);
    assertThat(simulated.note())
        .hasValue(
            "In 3 of 5 trials the state of the network grows beyond all numbers; they are left"
                + " out.");
  }

  @Test
  void trialsInWhichOnlyTheOutputDoesSoAreLeftOutToo() {
    SimulatedTrials simulated = SimulatedTrials.of(network(0, 1e200), trials(1e30, 2));
    assertThat(left(simulated)).as("1e230 is a number").hasSize(2);
    SimulatedTrials infinite = SimulatedTrials.of(network(1e3, 1e290), trials(1e10, 2));
    assertThat(left(infinite)).containsExactly(2.0);
  }

  @Test
  void whereAllStaysFiniteNothingIsLeftOut() {
    Trials trials = trials(1, 2);
    SimulatedTrials simulated = SimulatedTrials.of(network(0.5, 1), trials);
    assertThat(simulated.trials()).isSameAs(trials);
    assertThat(simulated.note()).isEmpty();
  }

  @Test
  void whereNothingStaysFiniteThereIsNothingToAnalyse() {
    assertThatThrownBy(() -> SimulatedTrials.of(network(1e200, 0), trials(1, 2)))
        .hasMessageStartingWith(
            "The state of the network is not finite in any of 2 trials, as after a training that"
                + " diverged: there is nothing to analyse.");
  }
}
