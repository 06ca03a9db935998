package org.rnnzoo.analysis.flowfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.PhasePortrait.Background;
import org.rnnzoo.dynamics.Trajectories;
import org.rnnzoo.testkit.AnalysisContract;
import org.rnnzoo.testkit.BundleContract;
import org.rnnzoo.testkit.GoldenResult;
import org.rnnzoo.testkit.HoldTask;
import org.rnnzoo.testkit.TestAnalysisContext;

class FlowFieldAnalysisTest implements AnalysisContract<FlowFieldParameters>, BundleContract {

  private static FlowFieldParameters with(String plane, String through, String... input) {
    return new FlowFieldParameters(
        8,
        new FlowFieldParameters.Held(List.of(input), List.of(), ""),
        new PlaneChoice(plane, through, List.of(), List.of()),
        Background.LEAVING,
        5,
        5);
  }

  @Override
  public Analysis<FlowFieldParameters> analysis() {
    return new FlowFieldAnalysis();
  }

  @Override
  public FlowFieldParameters parameters() {
    return with("components", "mean");
  }

  private Result analyze(FlowFieldParameters parameters) {
    return analysis().analyze(run(), parameters, new TestAnalysisContext(1));
  }

  private Result analyze(DynamicalSystem system, FlowFieldParameters parameters) {
    TrainedRun run = new TrainedRun(new Frozen(system), run().trials());
    return analysis().analyze(run, parameters, new TestAnalysisContext(1));
  }

  private static DynamicalSystem linear(double... diagonal) {
    return new LinearSystem(diagonal);
  }

  @Test
  void theVelocitiesOfTwoVariablesAreThoseOfTheEquations() {
    Result result = analyze(linear(0.5, -0.5), with("units 0 1", "zero"));
    INDArray x = result.arrays().get("x");
    INDArray y = result.arrays().get("y");
    for (int j = 0; j < 5; j++) {
      for (int i = 0; i < 5; i++) {
        // τ = 0.1 s and F = (W − 1) x.
        assertThat(result.arrays().get("dx").getDouble(0, j, i))
            .isCloseTo(10 * -0.5 * x.getDouble(0, i), within(1e-9));
        assertThat(result.arrays().get("dy").getDouble(0, j, i))
            .isCloseTo(10 * -1.5 * y.getDouble(0, j), within(1e-9));
        assertThat(result.arrays().get("leaving").getDouble(0, j, i)).isCloseTo(0, within(1e-6));
      }
    }
    assertThat(row(result, "planes")).containsEntry("flow", "network");
    assertThat((double) row(result, "planes").get("held")).isCloseTo(1, within(1e-12));
  }

  @Test
  void aPlaneOnWhichTheNetworkDoesNotWorkIsASliceWithoutNullclines() {
    Result result = analyze(linear(0.9, -0.5, 0.2, 0.1, 0.1, 0.1), with("units 0 1", "mean"));
    Map<String, Object> row = row(result, "planes");
    assertThat((double) row.get("held")).isLessThan(0.5);
    assertThat(row).containsEntry("flow", "slice").containsEntry("nullclines", false);
    assertThat(result.report().get(0)).contains("the arrows are a slice, not the network's flow");
    assertThat(plot(result).layers())
        .noneMatch(layer -> layer.label().endsWith("nullcline"))
        .anyMatch(layer -> layer instanceof Layer.Raster);
    assertThat(result.arrays().get("leaving").maxNumber().doubleValue()).isGreaterThan(0.3);
  }

  @Test
  void theShareOfTheVarianceIsThatOfTheStatesShown() {
    List<double[]> states = shown(linear(0.3, 0.2, 0.1));
    double[] variances = new double[3];
    for (int k = 0; k < 3; k++) {
      int variable = k;
      double mean = states.stream().mapToDouble(x -> x[variable]).average().orElseThrow();
      variances[k] =
          states.stream().mapToDouble(x -> Math.pow(x[variable] - mean, 2)).average().orElseThrow();
    }
    double expected = (variances[1] + variances[2]) / Arrays.stream(variances).sum();
    Result result = analyze(linear(0.3, 0.2, 0.1), with("units 1 2", "zero"));
    assertThat((double) row(result, "planes").get("held")).isCloseTo(expected, within(1e-9));
    assertThat(result.report().get(0))
        .contains("the plane holds %s %% of the variance".formatted(Math.round(100 * expected)))
        .contains(
            "%s %% of the velocity leads out of it"
                .formatted(Math.round(100 * (double) row(result, "planes").get("leaving"))));
  }

  @Test
  void theShareOfTheVelocityThatLeavesIsTheMeanOverTheStatesShown() {
    double expected =
        shown(linear(0.3, 0.2, 0.1)).stream()
            .mapToDouble(
                x -> {
                  double out = 0.7 * x[0];
                  return Math.abs(out) / Math.hypot(out, Math.hypot(0.8 * x[1], 0.9 * x[2]));
                })
            .average()
            .orElseThrow();
    Result result = analyze(linear(0.3, 0.2, 0.1), with("units 1 2", "zero"));
    assertThat((double) row(result, "planes").get("leaving")).isCloseTo(expected, within(1e-9));
  }

  @Test
  void aNetworkThatRestsLeavesNoPlane() {
    DynamicalSystem still =
        new LeakyNetwork(
            Form.RATE,
            Activation.TANH,
            100,
            0.2,
            new DMatrixRMaj(3, 3),
            new DMatrixRMaj(3, 1),
            new double[3],
            new DMatrixRMaj(1, 3),
            new double[1],
            new double[3]);
    Result result = analyze(still, with("units 0 1", "zero"));
    assertThat(row(result, "planes")).containsEntry("leaving", 0.0);
  }

  @Test
  void thePointsHaveTheirDistanceFromThePlane() {
    DynamicalSystem shifted =
        new LeakyNetwork(
            Form.RATE,
            Activation.RELU,
            100,
            0.2,
            new DMatrixRMaj(3, 3),
            new DMatrixRMaj(3, 1),
            new double[] {1, 2, 3},
            new DMatrixRMaj(1, 3),
            new double[1],
            new double[3]);
    assertThat((double) row(analyze(shifted, with("units 0 1", "zero")), "points").get("distance"))
        .isCloseTo(3, within(1e-6));
  }

  @Test
  void whatItIsAtIsToldOnTheWay() {
    List<String> told = new ArrayList<>();
    AnalysisContext context =
        new TestAnalysisContext(1) {
          @Override
          public void progress(String activity, double fraction) {
            told.add(String.format(Locale.ROOT, "%s %.2f", activity, fraction));
          }
        };
    analysis().analyze(run(), with("components", "mean", "epochs"), context);
    assertThat(told)
        .startsWith("simulating trials 0.00", "searching for fixed points, epoch cue 0.00")
        .contains("searching for fixed points, epoch response 0.47")
        .endsWith("drawing 0.70", "done 1.00");
  }

  /** The states that trials visit under about no input, and where the system moves. */
  private List<double[]> shown(DynamicalSystem system) {
    List<double[]> states = new ArrayList<>();
    Trials trials = run().trials().trials(0, 8);
    for (int t = 0; t < 8; t++) {
      double[] x = new double[3];
      for (int step = 0; step < trials.get(t).steps(); step++) {
        double[] f = new double[3];
        system.field(x, new double[] {trials.get(t).input(step, 0)}, f);
        for (int k = 0; k < 3; k++) {
          x[k] += 0.2 * f[k];
        }
        if (Math.abs(trials.get(t).input(step, 0)) <= 0.25 * largest(trials)) {
          states.add(x.clone());
        }
      }
    }
    return states;
  }

  private static double largest(Trials trials) {
    double largest = 0;
    for (float value : trials.inputValues()) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  @Test
  void theInputOfAnEpochHasItsOwnFlowAndTheTrajectoriesOfThatEpoch() {
    Result result = analyze(with("components", "mean", "epochs"));
    assertThat(result.tables().get("planes").rows()).hasSize(3);
    assertThat(result.figures().get("flow").panels()).hasSize(3);
    Panel.Plot delay = (Panel.Plot) result.figures().get("flow").panels().get(1);
    assertThat(delay.title()).startsWith("epoch delay: the plane holds ");
    assertThat(delay.layers())
        .extracting(Layer::label)
        .contains("sign = 1", "sign = -1", "stable", "saddle");
  }

  @Test
  void trajectoriesAreColouredByTheColumnThatIsNamed() {
    FlowFieldParameters byDelay =
        new FlowFieldParameters(
            8,
            new FlowFieldParameters.Held(List.of("epoch:delay"), List.of(), "delayMs"),
            parameters().choice(),
            Background.NONE,
            3,
            5);
    assertThat(plot(analyze(byDelay)).layers())
        .extracting(Layer::label)
        .anyMatch(label -> label.startsWith("delayMs = "))
        .noneMatch(label -> label.startsWith("sign"));
  }

  @Test
  void aPlaneThroughThreeFixedPointsHoldsThem() {
    DynamicalSystem two =
        new LeakyNetwork(
            Form.RATE,
            Activation.TANH,
            100,
            0.2,
            new DMatrixRMaj(new double[][] {{2, 0, 0}, {0, 2, 0}, {0.3, 0.1, 0}}),
            new DMatrixRMaj(3, 1),
            new double[3],
            new DMatrixRMaj(1, 3),
            new double[1],
            new double[] {0.3, -0.2, 0});
    Result result = analyze(two, with("points 1 2 4", "mean"));
    List<Map<String, Object>> points = result.tables().get("points").maps();
    for (int i : new int[] {0, 1, 3}) {
      assertThat((double) points.get(i).get("distance")).isCloseTo(0, within(1e-9));
    }
    assertThat((double) points.get(0).get("x")).isCloseTo(0, within(1e-9));
    assertThat((double) points.get(1).get("y")).isCloseTo(0, within(1e-9));
  }

  @Test
  void givenVectorsAreMadeOrthonormal() {
    FlowFieldParameters parameters =
        new FlowFieldParameters(
            4,
            new FlowFieldParameters.Held(List.of("cue=0.5"), List.of(), ""),
            new PlaneChoice("vectors", "zero", List.of(0.0, 3.0, 0.0), List.of(0.0, 1.0, 2.0)),
            Background.SPEED,
            3,
            5);
    Result result = analyze(linear(0.1, 0.2, 0.3), parameters);
    assertThat(result.arrays().get("xAxes").toDoubleMatrix()[0]).containsExactly(0, 1, 0);
    assertThat(result.arrays().get("yAxes").toDoubleMatrix()[0]).containsExactly(0, 0, 1);
    assertThat(result.arrays().get("inputs").toDoubleMatrix()[0]).containsExactly(0.5);
  }

  @Test
  void theDirectionOfAnOutputIsTheOneThatMovesIt() {
    assertThatThrownBy(() -> analyze(with("outputs", "mean")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("plane=outputs needs two outputs, and the task has one;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain | mean | plane is 'plain'; write components",
        "units 0 9 | mean | There is no state variable 9; there are 0 to 7.",
        "units 3 3 | mean | plane is 'units 3 3'; its two directions are one and the same",
        "components 1 1 | mean | plane is 'components 1 1'; its two directions",
        "components 1 | mean | plane is 'components 1'; name two things",
        "points 1 2 | mean | plane is 'points 1 2'; name three fixed points",
        "points 1 2 7 | mean | There is no fixed point 7; there are 1 to 3.",
        "components 1 x | mean | plane is 'components 1 x', through is 'mean'; 'x' is no number",
        "inputs cue light | mean | There is no input 'light'; there are cue.",
        "components | there | through is 'there'; write mean, zero or point I.",
        "vectors | mean | xVector has 0 numbers; plane=vectors needs one for each of the 8",
      })
  void aPlaneThatIsNoneIsRefusedInWords(String plane, String through, String message) {
    assertThatThrownBy(() -> analyze(with(plane, through)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void oneStateVariableHasALineAndNoPlane() {
    Result result = analyze(linear(0.5), with("components", "mean"));
    assertThat(result.report().get(0)).contains("a line, no plane");
    assertThat(result.figures()).containsOnlyKeys("flow");
  }

  @Test
  void aNetworkThatIsNotFiniteIsRefusedInASentence() {
    assertThatThrownBy(() -> analyze(linear(Double.NaN, 1), with("components", "mean")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not finite in any of 8 trials");
  }

  @Test
  void oneTrialIsEnough() {
    FlowFieldParameters one =
        new FlowFieldParameters(
            1, parameters().held(), parameters().choice(), Background.NONE, 3, 5);
    assertThat(analyze(one).partial()).isEmpty();
  }

  private static Map<String, Object> row(Result result, String table) {
    return result.tables().get(table).maps().get(0);
  }

  private static Panel.Plot plot(Result result) {
    return (Panel.Plot) result.figures().get("flow").panels().get(0);
  }

  @Test
  void theFlowOfTwoMemoriesIsAsItWasWhenSomebodyLookedAtIt() {
    DynamicalSystem two =
        new LeakyNetwork(
            Form.RATE,
            Activation.TANH,
            100,
            0.2,
            new DMatrixRMaj(new double[][] {{1.8, 0}, {0, 1.5}}),
            new DMatrixRMaj(new double[][] {{1}, {0.7}}),
            new double[2],
            new DMatrixRMaj(new double[][] {{1, 0}}),
            new double[1],
            new double[] {0.1, -0.1});
    GoldenResult.check(getClass(), "two-memories", analyze(two, with("units 0 1", "zero")));
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

  @Test
  void theProgressOfLinesIsThatOfPlanes() {
    List<String> told = new ArrayList<>();
    AnalysisContext context =
        new TestAnalysisContext(1) {
          @Override
          public void progress(String activity, double fraction) {
            told.add(String.format(Locale.ROOT, "%s %.2f", activity, fraction));
          }
        };
    TrainedRun run = new TrainedRun(new Frozen(linear(0.5)), run().trials());
    analysis().analyze(run, with("components", "mean", "epochs"), context);
    // The third of three, of a share of 0.7.
    assertThat(told).contains("searching for fixed points, epoch response 0.47");
  }

  @Test
  void aThousandStatesMakeTheMeanThatThePlaneGoesThrough() {
    // 100 steps of 20 ms in each of 10 trials, none of which shows an input of 9.
    HoldTask.Parameters longTrials =
        new HoldTask.Parameters(
            DurationLaw.fixed(60), DurationLaw.fixed(1880), DurationLaw.fixed(60), 0.01);
    TrialSource<?> trials =
        new TrialSource<>(
            new HoldTask(), longTrials, new Clock(20), RandomStream.root(3).named("analysis"));
    DynamicalSystem system = linear(0.3, 0.2, 0.1);
    List<double[]> states = Trajectories.of(system, trials.trials(0, 10)).allStates();
    assertThat(states).hasSize(1000);
    FlowFieldParameters parameters =
        new FlowFieldParameters(
            10,
            new FlowFieldParameters.Held(List.of("9"), List.of(), ""),
            new PlaneChoice("units 0 1", "mean", List.of(), List.of()),
            Background.NONE,
            3,
            5);
    double[] origin =
        analysis()
            .analyze(
                new TrainedRun(new Frozen(system), trials), parameters, new TestAnalysisContext(1))
            .arrays()
            .get("origins")
            .toDoubleMatrix()[0];
    for (int k = 0; k < 3; k++) {
      int variable = k;
      assertThat(origin[k])
          .isCloseTo(
              states.stream().mapToDouble(x -> x[variable]).average().orElseThrow(), within(1e-9));
    }
  }

  @Test
  void itSaysWhoseMethodItIsAndWhatItIsAbout() {
    assertThat(analysis().citation()).startsWith("Sussillo & Barak, 2013");
    assertThat(analysis().tags()).contains("flow");
  }
}
