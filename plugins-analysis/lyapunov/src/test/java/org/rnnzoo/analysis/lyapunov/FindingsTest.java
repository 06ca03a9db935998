package org.rnnzoo.analysis.lyapunov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;

class FindingsTest {

  private static final Offset<Double> CLOSE = within(1e-9);

  /** Intervals of 2 steps, of a time constant each. */
  private static final Schedule SCHEDULE = new Schedule(2, 10, 5, 100);

  /** 1/τ in 1/s of a map with a time constant of 20 ms. */
  private static final double PER_SECOND = 50;

  /** The mean over a start where numbers are halved and two in the tent. */
  private static final double MEAN = (ForkedMap.HALVED + 2 * ForkedMap.TENT) / 3;

  private static final double STANDARD_ERROR = (ForkedMap.TENT - ForkedMap.HALVED) / 3;

  /** From starts where numbers are halved, if above 0, or in the tent. */
  private static Result forked(double... starts) {
    return findings(new ForkedMap(), single(starts)).result(false, 0);
  }

  private static double[][] single(double... starts) {
    return DoubleStream.of(starts).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
  }

  private static Result mixed() {
    return forked(0.7, -0.3, -0.4);
  }

  /** A network that is in one state after a step, wherever it was. */
  private static Result forgetful(double... starts) {
    return findings(
            RandomNetwork.of(Form.RATE, Activation.RELU, 1, new DMatrixRMaj(1, 1)), single(starts))
        .result(false, 0);
  }

  private static Findings findings(DynamicalSystem system, double[]... starts) {
    List<Orbit> orbits = new ArrayList<>();
    for (double[] start : starts) {
      Orbit orbit =
          new Orbit(
              system,
              Drive.constant(new double[1]),
              SCHEDULE,
              start,
              new Frame(CommonOps_DDRM.identity(start.length)),
              RandomStream.root(1).generator());
      orbit.advance(SCHEDULE.length());
      orbits.add(orbit);
    }
    return new Findings(system, new double[] {0.25}, SCHEDULE, orbits);
  }

  @Test
  void oneStartIsToldInOneLineWithoutErrors() {
    assertThat(forked(-0.3).report())
        .containsExactly(
            "chaotic: largest exponent 32.1 1/s (0.642 1/τ), 1 positive; Kaplan–Yorke dimension"
                + " 1.00");
  }

  @Test
  void startsThatDifferAreCountedByTheirMotion() {
    assertThat(mixed().report())
        .hasSize(2)
        .last()
        .isEqualTo("The starts differ: 2 chaotic, 1 contracting; the means mix them");
  }

  @Test
  void startsThatAreAlikeAreNotSaidToDiffer() {
    assertThat(forked(0.7, 0.6).report()).hasSize(1);
  }

  @Test
  void whatIsDrivenByTrialsIsSaidToBe() {
    Result driven = findings(new ForkedMap(), single(0.7)).result(true, 0);
    assertThat(driven.values()).containsEntry("driven", true);
    assertThat(driven.report())
        .last()
        .isEqualTo(
            "Driven by trials one after the other: exponents are those of states that hear the"
                + " same input; below 0 the network forgets where it started");
    assertThat(forked(0.7).values()).containsEntry("driven", false);
  }

  @Test
  void startsThatAreLostAreCountedAndMakeItPartial() {
    Result result = findings(new ForkedMap(), single(0.7, 0.6, 0.5)).result(false, 2);
    String why =
        "From 2 of 5 starts the state of the network grows without bound; they are left out.";
    assertThat(result.report()).last().isEqualTo(why);
    assertThat(result.partial()).hasValue(why);
  }

  @Test
  void withoutALostStartItIsWhole() {
    assertThat(mixed().partial()).isEmpty();
  }

  @Test
  void theMeanAndItsErrorAreToldInBothUnits() {
    Map<String, Object> values = mixed().values();
    assertThat((double) values.get("largestPerTau")).isCloseTo(MEAN, CLOSE);
    assertThat((double) values.get("largestPerSecond")).isCloseTo(PER_SECOND * MEAN, CLOSE);
    assertThat((double) values.get("largestStandardErrorPerTau")).isCloseTo(STANDARD_ERROR, CLOSE);
    assertThat((double) values.get("largestStandardErrorPerSecond"))
        .isCloseTo(PER_SECOND * STANDARD_ERROR, CLOSE);
  }

  @Test
  void theEntropyRateIsToldInBothUnits() {
    Map<String, Object> values = forked(-0.3).values();
    assertThat((double) values.get("entropyRatePerTau")).isCloseTo(ForkedMap.TENT, CLOSE);
    assertThat((double) values.get("entropyRatePerSecond"))
        .isCloseTo(PER_SECOND * ForkedMap.TENT, CLOSE);
  }

  @Test
  void exponentsAreARowEachFromOneOn() {
    assertThat(rows(mixed(), "exponents"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row).containsEntry("exponent", 1);
              assertThat((double) row.get("lambdaPerTau")).isCloseTo(MEAN, CLOSE);
            });
  }

  @Test
  void startsAreARowEachFromZeroOn() {
    List<Map<String, Object>> rows = rows(mixed(), "starts");
    assertThat(rows).extracting(row -> row.get("start")).containsExactly(0, 1, 2);
    assertThat(rows)
        .extracting(row -> row.get("motion"))
        .containsExactly("contracting", "chaotic", "chaotic");
    assertThat((double) rows.get(0).get("largestPerTau")).isCloseTo(ForkedMap.HALVED, CLOSE);
    assertThat((double) rows.get(1).get("largestPerSecond"))
        .isCloseTo(PER_SECOND * ForkedMap.TENT, CLOSE);
  }

  @Test
  void everyArrayIsThere() {
    Result result = mixed();
    assertThat(result.arrays().get("input").toDoubleVector()).containsExactly(0.25);
    assertThat(result.arrays().get("exponents").toDoubleMatrix()).hasDimensions(3, 1);
    assertThat(result.arrays().get("convergence").toDoubleMatrix()).hasDimensions(3, 100);
    assertThat(result.arrays().get("finalStates").getDouble(0, 0)).isCloseTo(0, CLOSE);
    assertThat(result.arrays().get("finalStates").getDouble(1, 0)).isBetween(-1.0, -0.05);
  }

  @Test
  void timesAreTheEndsOfIntervalsInTimeConstants() {
    double[] times = mixed().arrays().get("times").toDoubleVector();
    assertThat(times).hasSize(100).startsWith(2, 4, 6).endsWith(200);
  }

  @Test
  void aStepThatIsShortMakesTimesShort() {
    DynamicalSystem leak =
        RandomNetwork.of(Form.RATE, Activation.TANH, 0.25, new DMatrixRMaj(1, 1));
    Result result = findings(leak, single(0.7)).result(false, 0);
    assertThat(result.arrays().get("times").toDoubleVector()).startsWith(0.5, 1).endsWith(50);
  }

  @Test
  void whatCannotBeToldFromZeroDependsOnTheWholeDuration() {
    // Over 200 τ nothing between −1/200 and 1/200 can be told from 0, over 20 nothing within 1/20.
    double slow = 1 - 0.03;
    DynamicalSystem network =
        RandomNetwork.of(Form.RATE, Activation.RELU, 1, new DMatrixRMaj(new double[][] {{slow}}));
    assertThat(findings(network, single(0.7)).result(false, 0).values())
        .containsEntry("motion", "contracting");
    // With a tenth of the step the same network measures 0.03 over a tenth of the time.
    DynamicalSystem finer =
        RandomNetwork.of(Form.RATE, Activation.RELU, 0.1, new DMatrixRMaj(new double[][] {{slow}}));
    assertThat(findings(finer, single(0.7)).result(false, 0).values())
        .containsEntry("motion", "neutral");
  }

  @Test
  void someDirectionsThatVanishAreCounted() {
    DynamicalSystem network =
        RandomNetwork.of(Form.RATE, Activation.RELU, 1, CommonOps_DDRM.diag(0.5, 0, 0));
    assertThat(findings(network, new double[] {1, 1, 1}).result(false, 0).report())
        .last()
        .isEqualTo("2 of 3 exponents are −∞: the network forgets these directions at once");
  }

  @Test
  void anExponentIsDrawnWithTwoStandardErrorsToEitherSide() {
    Layer.Curve bars = curves(mixed(), "spectrum").get(0);
    assertThat(bars.x()).containsExactly(1, 1, Double.NaN);
    assertThat(bars.y())
        .containsExactly(
            new double[] {
              PER_SECOND * (MEAN - 2 * STANDARD_ERROR),
              PER_SECOND * (MEAN + 2 * STANDARD_ERROR),
              Double.NaN
            },
            CLOSE);
    Layer.Points means = points(mixed(), "spectrum");
    assertThat(means.x()).containsExactly(1);
    assertThat(means.y()).containsExactly(new double[] {PER_SECOND * MEAN}, CLOSE);
  }

  @Test
  void severalExponentsAreDrawnSideBySide() {
    Spectrum spectrum = Spectrum.of(new double[][] {{0.2, -0.4}}, 100, 2);
    Panel.Plot plot = (Panel.Plot) new SpectrumFigure(spectrum, 10).draw().panels().get(0);
    Layer.Points means = (Layer.Points) plot.layers().get(2);
    assertThat(means.x()).containsExactly(1, 2);
    assertThat(means.y()).containsExactly(2, -4);
    Layer.Curve bars = (Layer.Curve) plot.layers().get(1);
    assertThat(bars.x()).containsExactly(1, 1, Double.NaN, 2, 2, Double.NaN);
    assertThat(bars.y()).containsExactly(2, 2, Double.NaN, -4, -4, Double.NaN);
  }

  @Test
  void convergenceIsDrawnInSecondsWithACurveForEachStart() {
    List<Layer.Curve> curves = curves(mixed(), "convergence");
    assertThat(curves).extracting(Layer::label).containsExactly("start 1", "start 2", "start 3");
    assertThat(plot(mixed(), "convergence").x().label()).isEqualTo("Time (s)");
    assertThat(plot(mixed(), "spectrum").x().label()).isEqualTo("Index of the exponent");
    assertThat(curves).hasSize(3);
    assertThat(curves.get(0).x()).hasSize(100).startsWith(0.04, 0.08).endsWith(4);
    assertThat(curves.get(0).y()[99]).isCloseTo(PER_SECOND * ForkedMap.HALVED, CLOSE);
    assertThat(curves.get(2).y()[0]).isCloseTo(PER_SECOND * ForkedMap.TENT, CLOSE);
  }

  @Test
  void startsAreDrawnInFallingOrderWithRoomForEach() {
    Layer.Points starts = points(mixed(), "starts");
    assertThat(starts.x()).containsExactly(1, 2, 3);
    assertThat(starts.y())
        .containsExactly(
            new double[] {
              PER_SECOND * ForkedMap.TENT,
              PER_SECOND * ForkedMap.TENT,
              PER_SECOND * ForkedMap.HALVED
            },
            CLOSE);
    assertThat(plot(mixed(), "starts").x().min()).isEqualTo(0.5);
    assertThat(plot(mixed(), "starts").x().max()).isEqualTo(3.5);
  }

  @Test
  void aSingleStartNeedsNoFigureOfStarts() {
    assertThat(forked(0.7).figures()).containsOnlyKeys("spectrum", "convergence");
  }

  @Test
  void aNetworkThatForgetsEverythingAtOnceIsSaidTo() {
    assertThat(forgetful(0.7, 0.6).report())
        .containsExactly(
            "contracting: every exponent is −∞; Kaplan–Yorke dimension 0.00",
            "1 of 1 exponents are −∞: the network forgets these directions at once");
  }

  @Test
  void anExponentOfMinusInfinityIsNoNumber() {
    Result result = forgetful(0.7, 0.6);
    assertThat(result.values()).doesNotContainKey("largestPerTau");
    assertThat(rows(result, "starts").get(0)).containsOnlyKeys("start", "motion");
  }

  @Test
  void anExponentOfMinusInfinityIsNotDrawn() {
    Result result = forgetful(0.7, 0.6);
    assertThat(curves(result, "convergence").get(0).y()).containsOnly(Double.NaN);
    assertThat(points(result, "starts").x()).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rows(Result result, String table) {
    return (List<Map<String, Object>>) result.values().get(table);
  }

  private static Panel.Plot plot(Result result, String figure) {
    return (Panel.Plot) result.figures().get(figure).panels().get(0);
  }

  private static List<Layer.Curve> curves(Result result, String figure) {
    return plot(result, figure).layers().stream()
        .filter(Layer.Curve.class::isInstance)
        .map(Layer.Curve.class::cast)
        .toList();
  }

  private static Layer.Points points(Result result, String figure) {
    return plot(result, figure).layers().stream()
        .filter(Layer.Points.class::isInstance)
        .map(Layer.Points.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
