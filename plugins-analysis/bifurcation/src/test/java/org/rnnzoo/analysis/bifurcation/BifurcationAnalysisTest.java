package org.rnnzoo.analysis.bifurcation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.testkit.AnalysisContract;
import org.rnnzoo.testkit.BundleContract;
import org.rnnzoo.testkit.GoldenResult;
import org.rnnzoo.testkit.TestAnalysisContext;

class BifurcationAnalysisTest implements AnalysisContract<BifurcationParameters>, BundleContract {

  private static BifurcationParameters scan(String turn, double from, double to, String... input) {
    return new BifurcationParameters(turn, from, to, List.of(input), 4, 30);
  }

  @Override
  public Analysis<BifurcationParameters> analysis() {
    return new BifurcationAnalysis();
  }

  @Override
  public BifurcationParameters parameters() {
    return scan("gain", 0.2, 1.5);
  }

  private Result analyze(DynamicalSystem system, BifurcationParameters parameters) {
    TrainedRun run = new TrainedRun(new Frozen(system), run().trials());
    return analysis().analyze(run, parameters, new TestAnalysisContext(1));
  }

  private static LeakyNetwork network(Activation activation, double alpha, double[][] weights) {
    return network(activation, alpha, weights, new double[weights.length]);
  }

  private static LeakyNetwork network(
      Activation activation, double alpha, double[][] weights, double[] bias) {
    int n = weights.length;
    DMatrixRMaj input = new DMatrixRMaj(n, 1);
    DMatrixRMaj readout = new DMatrixRMaj(1, n);
    input.set(0, 0, 1);
    readout.set(0, 0, 1);
    return new LeakyNetwork(
        Form.RATE,
        activation,
        100,
        alpha,
        new DMatrixRMaj(weights),
        input,
        bias,
        readout,
        new double[1],
        new double[n]);
  }

  private static List<Map<String, Object>> events(Result result) {
    return result.tables().get("bifurcations").maps();
  }

  private static void assertBracket(Map<String, Object> event, double value) {
    assertThat((double) event.get("low")).isLessThanOrEqualTo(value + 1e-6);
    assertThat((double) event.get("high")).isGreaterThanOrEqualTo(value - 1e-6);
    assertThat((double) event.get("high") - (double) event.get("low")).isLessThan(1e-3);
  }

  @Test
  void anInputHeldOnEndsAMemoryInAFold() {
    // x = tanh(2x + u) and 2(1 − x²) = 1, so x = ±√½ and u = artanh(x) − 2x = ∓0.53284.
    Result result =
        analyze(network(Activation.TANH, 0.2, new double[][] {{2}}), scan("input cue", -1, 1));
    assertThat(result.values()).containsEntry("branches", 1);
    assertThat(events(result))
        .extracting(event -> event.get("kind"))
        .containsExactly("fold", "fold");
    double expected =
        2 * Math.sqrt(0.5) - 0.5 * Math.log((1 + Math.sqrt(0.5)) / (1 - Math.sqrt(0.5)));
    assertThat(expected).isCloseTo(0.53284, within(1e-5));
    events(result)
        .forEach(event -> assertBracket(event, Math.signum((double) event.get("low")) * expected));
  }

  @Test
  void aSymmetricNetworkGainsItsMemoriesInAPitchfork() {
    Result result =
        analyze(network(Activation.TANH, 0.2, new double[][] {{1}}), scan("gain", 0, 2));
    assertThat(events(result))
        .isNotEmpty()
        .allSatisfy(
            event -> {
              assertThat(event.get("kind").toString()).startsWith("branch point");
              assertThat((double) event.get("low")).isCloseTo(1, within(2e-3));
            });
    assertThat(result.tables().get("sections").maps().get(0)).containsEntry("fixedPoints", 1);
    assertThat(result.tables().get("sections").maps())
        .filteredOn(row -> row.get("value").equals(2.0))
        .extracting(row -> row.get("fixedPoints"))
        .containsExactly(3);
  }

  @Test
  void anOscillationBeginsInAHopfBifurcationAtItsFrequency() {
    // The eigenvalues at 0 are (g(1 ± i) − 1)/τ: 1/(2πτ) = 1.5915 Hz at g = 1.
    Result result =
        analyze(
            network(Activation.TANH, 0.02, new double[][] {{1, -1}, {1, 1}}),
            scan("gain", 0.5, 1.5));
    Map<String, Object> hopf =
        events(result).stream()
            .filter(event -> event.get("kind").equals("Hopf"))
            .findFirst()
            .orElseThrow();
    assertBracket(hopf, 1);
    assertThat(Double.parseDouble((String) hopf.get("frequencyHz")))
        .isCloseTo(1.5915, within(1e-3));
    assertThat(hopf).containsEntry("unstableBefore", 0).containsEntry("unstableAfter", 2);
  }

  @Test
  void theStepOfAMapOvershootsInAFlip() {
    Result result =
        analyze(network(Activation.TANH, 1, new double[][] {{-1}}), scan("gain", 0.2, 2));
    assertThat(events(result)).hasSize(1);
    assertThat(events(result).get(0).get("kind").toString()).startsWith("flip");
    assertBracket(events(result).get(0), 1);
  }

  @Test
  void theStepOfAFlowFlipsWhereTheFlowIsStable() {
    // 1 + α(−g − 1) = −1 at g = 9 for α = 0.2.
    Result result =
        analyze(network(Activation.TANH, 0.2, new double[][] {{-1}}), scan("gain", 5, 12));
    assertThat(events(result)).hasSize(1);
    assertThat(events(result).get(0).get("kind").toString()).startsWith("flip");
    assertBracket(events(result).get(0), 9);
  }

  @Test
  void aUnitThatPassesItsKinkIsNoBifurcationOfTheTextbook() {
    // Below 0 the unit is silent; above, its weight of 3 makes the point unstable at once.
    Result result =
        analyze(network(Activation.RELU, 0.2, new double[][] {{3}}), scan("input cue", -1, -0.1));
    assertThat(result.report().get(0)).contains("branches of fixed points");
    Result along =
        analyze(
            network(Activation.RELU, 0.2, new double[][] {{0, 0}, {1, 3}}),
            scan("input cue", -1, 1));
    assertThat(events(along)).noneMatch(event -> event.get("kind").equals("Hopf"));
  }

  @Test
  void oneWeightIsTurned() {
    // x = tanh(w x): the second unit only listens.
    Result result =
        analyze(
            network(Activation.TANH, 0.2, new double[][] {{0.5, 0}, {0.5, 0}}),
            scan("weight 0 0", 0, 1.6));
    assertThat(result.values()).containsEntry("trainedValue", 0.5);
    assertThat(events(result)).isNotEmpty();
    assertThat((double) events(result).get(0).get("low")).isCloseTo(1, within(2e-3));
  }

  @Test
  void everyPlaceOnABranchIsAFixedPoint() {
    LeakyNetwork system = network(Activation.TANH, 0.2, new double[][] {{2, -0.4}, {0.7, 0.3}});
    Result result = analyze(system, scan("input cue", -2, 2));
    double[] values = result.arrays().get("value").toDoubleVector();
    double[][] states = result.arrays().get("states").toDoubleMatrix();
    for (int i = 0; i < values.length; i++) {
      double[] field = new double[2];
      system.field(states[i], new double[] {values[i]}, field);
      assertThat(Math.hypot(field[0], field[1])).isLessThan(1e-9);
    }
    assertThat(values).hasSizeGreaterThan(50);
    assertThat(values).contains(-2, 2);
  }

  @Test
  void aScanWithoutTimeSaysThatItIsPartial() {
    Result result =
        analyze(
            network(Activation.TANH, 0.2, new double[][] {{2, -0.4}, {0.7, 0.3}}),
            new BifurcationParameters("gain", 0, 2, List.of(), 4, 0.01));
    assertThat(result.partial()).get().asString().contains("were used up; branches may be missing");
  }

  @Test
  void whatIsMissingIsTheLastLine() {
    Result result =
        analyze(
            network(Activation.TANH, 0.2, new double[][] {{2, -0.4}, {0.7, 0.3}}),
            new BifurcationParameters("gain", 0, 2, List.of(), 4, 0.01));
    assertThat(result.report())
        .last()
        .isEqualTo("The 0.0100 s of the scan were used up; branches may be missing or cut short.");
  }

  @Test
  void trialsThatGrowBeyondAllNumbersAreLeftOutAndSaid() {
    // A cue of +1 drives the unit up for ever; one of −1, and noise, leave it silent.
    LeakyNetwork growing =
        network(Activation.RELU, 0.2, new double[][] {{1e80}}, new double[] {-0.5});
    Trials trials = run().trials().trials(0, 32);
    long up =
        IntStream.range(0, 32)
            .filter(i -> trials.get(i).condition().get("sign").equals(1.0))
            .count();
    Result result = analyze(growing, scan("input cue", -1, 0.4));
    String sentence =
        "In %s of 32 trials the state of the network grows beyond all numbers; they are left out."
            .formatted(up);
    assertThat(result.partial()).hasValue(sentence);
    assertThat(result.report()).last().isEqualTo(sentence);
  }

  @Test
  void itSaysWhoseMethodItIsAndWhatItIsAbout() {
    assertThat(analysis().citation()).startsWith("Keller, 1977");
    assertThat(analysis().tags()).contains("bifurcation");
  }

  private static final DynamicalSystem MEMORY = network(Activation.TANH, 0.2, new double[][] {{2}});

  @Test
  void pointsAreSearchedForAtEqualDistancesAndAsTrained() {
    assertThat(analyze(MEMORY, scan("input cue", -3, 3)).tables().get("sections").maps())
        .extracting(row -> (double) row.get("value"))
        .containsExactly(-3.0, -1.0, 0.0, 1.0, 3.0);
  }

  @Test
  void aTrainedValueOutsideTheScanIsNotSearchedAt() {
    assertThat(analyze(MEMORY, scan("input cue", 0, 3)).tables().get("sections").maps())
        .extracting(row -> (double) row.get("value"))
        .containsExactly(0.0, 1.0, 2.0, 3.0);
    assertThat(analyze(MEMORY, scan("input cue", 1, 4)).tables().get("sections").maps()).hasSize(4);
  }

  @Test
  void everyPlaceSaysItsBranchAndHowManyDirectionsAreUnstable() {
    Result result = analyze(MEMORY, scan("gain", 0.2, 1));
    int[] branch = result.arrays().get("branch").toIntVector();
    double[] unstable = result.arrays().get("unstableDimensions").toDoubleVector();
    double[] values = result.arrays().get("value").toDoubleVector();
    double[][] states = result.arrays().get("states").toDoubleMatrix();
    int branches = (int) result.values().get("branches");
    assertThat(Arrays.stream(branch).distinct().toArray())
        .containsExactly(IntStream.range(0, branches).toArray());
    for (int i = 0; i < values.length; i++) {
      double slope = 1 - Math.pow(Math.tanh(2 * values[i] * states[i][0]), 2);
      double rate = 2 * values[i] * slope - 1;
      if (Math.abs(rate) > 1e-3) {
        assertThat(unstable[i]).isEqualTo(rate > 0 ? 1 : 0);
      }
    }
  }

  @Test
  void whatItIsAtIsToldOnTheWay() {
    List<String> activities = new ArrayList<>();
    List<Double> fractions = new ArrayList<>();
    AnalysisContext context =
        new TestAnalysisContext(1) {
          @Override
          public void progress(String activity, double fraction) {
            activities.add(activity);
            fractions.add(fraction);
          }
        };
    TrainedRun run = new TrainedRun(new Frozen(MEMORY), run().trials());
    analysis().analyze(run, scan("input cue", -3, 3), context);
    assertThat(activities)
        .startsWith("simulating trials", "scanning input cue")
        .endsWith("drawing");
    assertThat(activities).containsOnly("simulating trials", "scanning input cue", "drawing");
    assertThat(fractions)
        .isSorted()
        .startsWith(0.0, 0.0)
        .endsWith(1.0)
        .contains(0.2, 0.4, 0.6, 0.8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "volume | turn is 'volume'; write gain, input CHANNEL, weight I J or factor K.",
        "input light | There is no input channel 'light'; there are cue.",
        "weight 0 9 | There is no unit '9'; there are 0 to 7.",
        "factor 0 | turn=factor needs a network whose recurrent weights are of low rank;",
      })
  void whatCannotBeTurnedIsRefusedInWords(String turn, String message) {
    assertThatThrownBy(
            () -> analysis().analyze(run(), scan(turn, 0, 1), new TestAnalysisContext(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void weightsThatAreNotNumbersAreASentence() {
    assertThatThrownBy(
            () ->
                analyze(
                    network(Activation.TANH, 0.2, new double[][] {{Double.NaN}}),
                    scan("gain", 0, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not finite");
  }

  @Test
  void aBranchGoesThroughAKinkThatChangesNoStability() {
    // x = max(0, x/2 + u): 0 below u = 0 and 2u above, where the eigenvalue jumps from −1 to −½.
    Result result =
        analyze(network(Activation.RELU, 0.2, new double[][] {{0.5}}), scan("input cue", -1, 1));
    assertThat(result.values()).containsEntry("branches", 1);
    assertThat(events(result)).isEmpty();
    double[] values = result.arrays().get("value").toDoubleVector();
    double[][] states = result.arrays().get("states").toDoubleMatrix();
    for (int i = 0; i < values.length; i++) {
      assertThat(states[i][0]).isCloseTo(Math.max(0, 2 * values[i]), within(1e-9));
    }
    assertThat(values).contains(-1, 1);
  }

  @Test
  void twoPointsThatMeetAtAKinkEndThere() {
    // x = max(0, 3x + u) has 0, silent, and −u/2, unstable, below u = 0 and nothing above.
    Result result =
        analyze(network(Activation.RELU, 0.2, new double[][] {{3}}), scan("input cue", -1, 1));
    double[] values = result.arrays().get("value").toDoubleVector();
    double[][] states = result.arrays().get("states").toDoubleMatrix();
    double last = -1;
    boolean both = false;
    for (int i = 0; i < values.length; i++) {
      last = Math.max(last, values[i]);
      boolean silent = Math.abs(states[i][0]) < 1e-9;
      both |= !silent;
      assertThat(states[i][0]).isCloseTo(silent ? 0 : -values[i] / 2, within(1e-9));
    }
    assertThat(last).isCloseTo(0, within(1e-3));
    assertThat(both).isTrue();
  }

  @Test
  void stabilityThatJumpsAtAKinkIsTold() {
    // Silent below u = 0; above, x₀ = u/28 and x₁ = 3u/28, with the eigenvalues ½ ± 5.2i of the
    // flow.
    Result result =
        analyze(
            network(
                Activation.RELU, 0.02, new double[][] {{3, -10}, {3, 0}}, new double[] {-0.3, 0}),
            scan("input cue", -1, 1));
    assertThat(events(result)).hasSize(1);
    Map<String, Object> event = events(result).get(0);
    assertBracket(event, 0.3);
    assertThat(event).containsEntry("kind", "change at a kink").containsEntry("unstableAfter", 2);
  }

  @Test
  void theBranchesOfAMemoryAreAsTheyWereWhenSomebodyLookedAtThem() {
    GoldenResult.check(
        getClass(),
        "a-memory",
        analyze(network(Activation.TANH, 0.2, new double[][] {{2}}), scan("input cue", -1, 1)));
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
