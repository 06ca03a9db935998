package org.rnnzoo.analysis.lyapunov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.FixedPoint;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.testkit.AnalysisContract;
import org.rnnzoo.testkit.BundleContract;
import org.rnnzoo.testkit.TestAnalysisContext;

class LyapunovAnalysisTest implements AnalysisContract<LyapunovParameters>, BundleContract {

  private static LyapunovParameters quick(int exponents, List<String> input, int starts) {
    return new LyapunovParameters(
        exponents, input, new StartingStates(starts, 0.01), new Times(50, 20, 100, 1));
  }

  @Override
  public Analysis<LyapunovParameters> analysis() {
    return new LyapunovAnalysis();
  }

  @Override
  public LyapunovParameters parameters() {
    return quick(12, List.of(), 3);
  }

  private Result analyze(TrainedRun run, LyapunovParameters parameters) {
    return analysis().analyze(run, parameters, new TestAnalysisContext(2));
  }

  private TrainedRun runOf(DynamicalSystem system) {
    return new TrainedRun(new Frozen(system), run().trials());
  }

  private static DynamicalSystem chaotic() {
    return RandomNetwork.of(Form.CURRENT, 100, 4, RandomStream.root(4));
  }

  @Test
  void atAFixedPointTheExponentsAreThoseOfItsMultipliers() {
    Result result =
        analyze(
            run(),
            new LyapunovParameters(
                12, List.of(), new StartingStates(3, 0.01), new Times(50, 400, 100, 1)));
    DynamicalSystem system = run().network().dynamics();
    double[] state = result.arrays().get("finalStates").getRow(0).toDoubleVector();
    double[] real = FixedPoint.at(system, new double[1], state).eigen().orElseThrow().real();
    double perStep = system.alpha() * system.timeConstant() / 1000;
    double[] expected =
        Arrays.stream(real)
            .map(value -> Math.log(1 + perStep * value) / perStep)
            .sorted()
            .toArray();
    assertThat(result.values())
        .containsEntry("motion", "contracting")
        .containsEntry("positive", 0)
        .containsEntry("kaplanYorkeDimension", 0.0)
        .containsEntry("entropyRatePerSecond", 0.0);
    assertThat(rows(result, "exponents")).hasSize(8);
    for (int i = 0; i < 8; i++) {
      assertThat((double) rows(result, "exponents").get(i).get("lambdaPerSecond"))
          .isCloseTo(expected[7 - i], within(1e-3));
    }
  }

  @Test
  void aRandomNetworkOfLargeGainIsChaotic() {
    Result result = analyze(runOf(chaotic()), quick(12, List.of(), 3));
    assertThat(result.report().get(0)).startsWith("chaotic: largest exponent ");
    assertThat((double) result.values().get("largestPerTau")).isBetween(0.05, 0.4);
    assertThat((double) result.values().get("largestPerSecond"))
        .isCloseTo(10 * (double) result.values().get("largestPerTau"), within(1e-12));
    assertThat((double) result.values().get("largestStandardErrorPerTau")).isBetween(1e-4, 0.1);
    assertThat((int) result.values().get("positive")).isGreaterThan(1);
    assertThat((double) result.values().get("kaplanYorkeDimension")).isBetween(2.0, 12.0);
  }

  @Test
  void aStrongInputSilencesTheChaos() {
    Result result = analyze(runOf(chaotic()), quick(2, List.of("20"), 2));
    assertThat(result.values()).containsEntry("motion", "contracting");
    assertThat(result.arrays().get("input").toDoubleVector()).containsExactly(20.0);
  }

  @Test
  void aSpreadTakesStartsOffAnUnstableFixedPoint() {
    DynamicalSystem deaf = RandomNetwork.deaf(Form.CURRENT, 100, 4, RandomStream.root(4));
    LyapunovParameters none =
        new LyapunovParameters(1, List.of(), new StartingStates(2, 0), new Times(50, 20, 100, 1));
    assertThat(largestFinalState(analyze(runOf(deaf), none))).isZero();
    assertThat(largestFinalState(analyze(runOf(deaf), quick(1, List.of(), 2)))).isGreaterThan(0.5);
  }

  private static double largestFinalState(Result result) {
    return result.arrays().get("finalStates").amaxNumber().doubleValue();
  }

  @Test
  void fewerExponentsLeaveTheDimensionOpenAndTheLargestAsItIs() {
    Result few = analyze(runOf(chaotic()), quick(2, List.of(), 2));
    Result one = analyze(runOf(chaotic()), quick(1, List.of(), 2));
    assertThat(few.values()).doesNotContainKey("kaplanYorkeDimension");
    assertThat(few.report().get(0))
        .endsWith("Kaplan–Yorke dimension above 2, more exponents are needed to tell it");
    assertThat(one.values()).doesNotContainKey("entropyRatePerTau");
  }

  @Test
  void aSingleStartHasNoStandardError() {
    Result result = analyze(run(), quick(2, List.of(), 1));
    assertThat(result.values()).doesNotContainKey("largestStandardErrorPerTau");
    assertThat(result.report().get(0)).doesNotContain("±");
  }

  @Test
  void directionsThatVanishAreCountedInWords() {
    DynamicalSystem switchedOff =
        RandomNetwork.of(Form.RATE, Activation.RELU, 1, CommonOps_DDRM.diag(0.5, 0.5, 0));
    Result result = analyze(runOf(switchedOff), quick(3, List.of(), 2));
    assertThat(result.report())
        .anyMatch(line -> line.matches("\\d of 3 exponents are −∞: the network forgets .*"));
    assertThat(result.values()).containsEntry("motion", "contracting");
  }

  @Test
  void anInputOfTheWrongLengthIsRefusedInWords() {
    assertThatThrownBy(() -> analyze(run(), quick(2, List.of("1", "0"), 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The parameter 'input' has 2 values, but the network takes 1; give one for each, or an"
                + " empty list for zeros.");
  }

  @Test
  void aNetworkThatGrowsWithoutBoundIsRefusedInWords() {
    DynamicalSystem growing =
        RandomNetwork.of(Form.RATE, Activation.RELU, 0.2, CommonOps_DDRM.diag(30, 30));
    assertThatThrownBy(() -> analyze(runOf(growing), quick(1, List.of(), 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("grows without bound");
  }

  @Test
  void theInputOfTrialsIsNoConstantInput() {
    Result result = analyze(run(), quick(1, List.of("trials"), 2));
    assertThat(result.values()).containsEntry("driven", true);
    assertThat(result.arrays().get("input").toDoubleVector()).containsExactly(0);
  }

  @Test
  void startsThatRunAwayAreLeftOutAndTheOthersMeasured() {
    LyapunovParameters parameters =
        new LyapunovParameters(
            1, List.of(), new StartingStates(20, 1.5), new Times(50, 20, 100, 1));
    Result result = analyze(runOf(new ForkedMap()), parameters);
    int measured = rows(result, "starts").size();
    assertThat(measured).isBetween(10, 19);
    assertThat(result.partial().orElseThrow())
        .startsWith("From %s of 20 starts ".formatted(20 - measured));
    assertThat(rows(result, "starts"))
        .extracting(row -> row.get("motion"))
        .contains("chaotic", "contracting");
  }

  @Test
  void progressRisesFromTheStartToTheEnd() {
    TestAnalysisContext context = new TestAnalysisContext(1);
    analysis().analyze(runOf(new ForkedMap()), quick(1, List.of(), 1), context);
    assertThat(context.fractions()).hasSizeBetween(100, 200).isSorted().startsWith(0.0, 0.0);
    assertThat(context.fractions().get(context.fractions().size() - 1)).isEqualTo(1);
    assertThat(context.fractions().get(context.fractions().size() - 2)).isBetween(0.98, 0.9999);
  }

  @Test
  void noThreadOutlivesTheMeasurement() throws InterruptedException {
    Set<Thread> working = ConcurrentHashMap.newKeySet();
    analyze(runOf(beforeEachJacobian(() -> working.add(Thread.currentThread()))), parameters());
    assertThat(working).isNotEmpty().doesNotContain(Thread.currentThread());
    for (Thread thread : working) {
      thread.join(20_000);
      assertThat(thread.isAlive()).isFalse();
    }
  }

  @Test
  void whatASystemThrowsIsNotWrapped() {
    IllegalStateException thrown = new IllegalStateException("no Jacobian here");
    assertThatThrownBy(
            () ->
                analyze(
                    runOf(
                        beforeEachJacobian(
                            () -> {
                              throw thrown;
                            })),
                    parameters()))
        .isSameAs(thrown);
  }

  @Test
  void anErrorOfASystemIsTheCauseOfWhatIsThrown() {
    NoSuchMethodError thrown = new NoSuchMethodError("gone");
    assertThatThrownBy(
            () ->
                analyze(
                    runOf(
                        beforeEachJacobian(
                            () -> {
                              throw thrown;
                            })),
                    parameters()))
        .isInstanceOf(IllegalStateException.class)
        .hasCause(thrown);
  }

  @Test
  void anInterruptEndsItAndIsNotSwallowed() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> analyze(runOf(new ForkedMap()), parameters()))
        .isInstanceOf(CancellationException.class)
        .hasMessage("The measurement of Lyapunov exponents was interrupted.");
    assertThat(Thread.interrupted()).isTrue();
  }

  private static DynamicalSystem beforeEachJacobian(Runnable action) {
    return new ForkedMap() {
      @Override
      public void jacobian(double[] x, double[] u, double[] result) {
        action.run();
        super.jacobian(x, u, result);
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rows(Result result, String table) {
    return (List<Map<String, Object>>) result.values().get(table);
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
