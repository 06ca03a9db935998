package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.Trajectories;
import org.rnnzoo.testkit.HoldTask;
import org.rnnzoo.testkit.PlainNetwork;

class ActivityTest {

  private final Trials trials = raggedTrials();

  @ParameterizedTest
  @EnumSource
  void trialsSideBySideAreTheSameAsOneByOne(Form form) {
    LeakyNetwork holding = (LeakyNetwork) PlainNetwork.holding(new Clock(20)).dynamics();
    double[] start = holding.initialState();
    start[3] = 0.4;
    double[] bias = holding.bias().clone();
    bias[1] = -0.3;
    LeakyNetwork network =
        new LeakyNetwork(
            form,
            Activation.SOFTPLUS,
            100,
            0.2,
            holding.recurrent(),
            holding.input(),
            bias,
            holding.readout(),
            new double[] {0.7},
            start);
    Activity activity = Activity.of(network, Stimuli.of(trials));
    Trajectories expected = Trajectories.of(network, trials);
    assertThat(PeerNets.largestDifference(activity.states().data, expected.stateSamples().data))
        .isLessThan(1e-12);
    assertThat(PeerNets.largestDifference(activity.outputs().data, expected.outputSamples().data))
        .isLessThan(1e-12);
  }

  @Test
  void stimuliLeaveOutPaddingAndKnowWhatIsScored() {
    Stimuli stimuli = Stimuli.of(trials);
    int real = 0;
    int scored = 0;
    for (int i = 0; i < trials.size(); i++) {
      real += trials.get(i).steps();
      scored += trials.get(i).epoch("response").length();
    }
    assertThat(real).isLessThan(trials.size() * trials.time());
    assertThat(stimuli.samples()).isEqualTo(real);
    assertThat(stimuli.pickScored(stimuli.inputs())).hasSize(scored);
    assertThat(stimuli.first(2).samples()).isEqualTo(trials.get(0).steps() + trials.get(1).steps());
    assertThat(stimuli.first(1000).trials()).isEqualTo(trials.size());
  }

  private static Trials raggedTrials() {
    HoldTask task = new HoldTask();
    return new TrialSource<>(task, task.defaults(), new Clock(20), RandomStream.root(2))
        .trials(0, 7);
  }
}
