package org.rnnzoo.analysis.fixedpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.testkit.HoldTask;
import org.rnnzoo.testkit.TestAnalysisContext;

class BrokenNetworkTest {

  private static Result analyze(
      FixedPointsParameters parameters, Activation activation, double... weights) {
    int n = (int) Math.sqrt(weights.length);
    DMatrixRMaj input = new DMatrixRMaj(n, 1);
    input.set(0, 0, 1);
    DynamicalSystem system =
        new LeakyNetwork(
            Form.RATE,
            activation,
            100,
            0.2,
            DMatrixRMaj.wrap(n, n, weights),
            input,
            new double[n],
            new DMatrixRMaj(1, n),
            new double[1],
            new double[n]);
    HoldTask task = new HoldTask();
    RandomStream stream = RandomStream.root(3).named("analysis");
    return new FixedPointsAnalysis()
        .analyze(
            new TrainedRun(
                new Frozen(system),
                new TrialSource<>(task, task.defaults(), new Clock(20), stream)),
            parameters,
            new TestAnalysisContext(1));
  }

  private static Result analyze(Activation activation, double... weights) {
    return analyze(FixedPointsParameters.standard(), activation, weights);
  }

  @Test
  void weightsThatAreNotNumbersAreASentence() {
    assertThatThrownBy(() -> analyze(Activation.TANH, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not finite in any of 64 trials");
  }

  @Test
  void trialsThatGrowBeyondAllNumbersAreLeftOutAndSaid() {
    // A cue of +1 drives the unit up for ever; one of −1 keeps it silent.
    Result result = analyze(Activation.RELU, 1e80);
    assertThat(result.partial())
        .get()
        .asString()
        .matches("In \\d+ of 64 trials the state of the network grows beyond all numbers; .*");
    assertThat(result.report()).last().isEqualTo(result.partial().orElseThrow());
  }

  @Test
  void trialsThatAreLeftOutAndASearchWithoutTimeAreBothReasons() {
    FixedPointsParameters standard = FixedPointsParameters.standard();
    FixedPointsParameters hurried =
        new FixedPointsParameters(
            standard.inputs(), standard.criteria(), new SearchLimits(0, 1e-6), false);
    double[] growing = new double[16 * 16];
    Arrays.fill(growing, 1e80);
    assertThat(analyze(hurried, Activation.RELU, growing).partial())
        .get()
        .asString()
        .matches(
            "In \\d+ of 64 trials the state of the network grows beyond all numbers; they are left"
                + " out\\. The 1\\.00e-06 s of the search were used up; points may be missing for:"
                + " no input\\.");
  }

  @Test
  void twoUnitsAreDrawnAsTheyAre() {
    Result result = analyze(Activation.TANH, 2, 0, 0, 0.5);
    Panel.Plot plot = (Panel.Plot) result.figures().get("phase-portrait").panels().get(0);
    assertThat(plot.x().label()).isEqualTo("x₁");
    assertThat(plot.y().label()).isEqualTo("x₂");
    assertThat(plot.title()).isEmpty();
  }

  @Test
  void aSingleUnitHasItsPoints() {
    assertThat(analyze(Activation.TANH, 2).report().get(0)).startsWith("3 fixed points: ");
  }

  /** A network that is only looked at. */
  private record Frozen(DynamicalSystem dynamics) implements Network {

    @Override
    public Dimensions dimensions() {
      return new Dimensions(dynamics.inputs(), dynamics.units(), dynamics.outputs());
    }

    @Override
    public Weights weights() {
      return Weights.layout().build();
    }

    @Override
    public Propagation propagation(int trials, int time, int threads) {
      throw new UnsupportedOperationException("This network is only looked at.");
    }
  }
}
