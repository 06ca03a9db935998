package org.rnnzoo.analysis.bifurcation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CorrectorTest {

  private static final Offset<Double> CLOSE = within(1e-9);
  private static final Curve CIRCLE = new Curve((x, p) -> 1 - x * x - p * p, (x, p) -> -2 * x);
  private static final Curve NONE = new Curve((x, p) -> x * x + 1, (x, p) -> 2 * x);
  private static final Curve UNKNOWN = new Curve((x, p) -> Double.NaN, (x, p) -> 1);
  private static final Curve KINK =
      new Curve((x, p) -> p - Math.max(0, x), (x, p) -> x > 0 ? -1 : 0);

  private static Corrector corrector(Curve curve) {
    return new Corrector(curve.family(), 2, 4);
  }

  @Test
  void statesAndTheParameterAreMeasuredInUnitsOfTheirOwn() {
    double unit = 2 * Math.sqrt(2);
    double[] unknowns = corrector(CIRCLE).unknowns(new double[] {6, 8}, 3);
    assertThat(unknowns).containsExactly(new double[] {6 / unit, 8 / unit, 0.75}, CLOSE);
    assertThat(corrector(CIRCLE).state(unknowns)).containsExactly(new double[] {6, 8}, CLOSE);
    assertThat(corrector(CIRCLE).value(unknowns)).isCloseTo(3, CLOSE);
  }

  @Test
  void thePointAtAValueIsTheNearest() {
    assertThat(corrector(CIRCLE).at(new double[] {0.7}, 0.6).orElseThrow())
        .containsExactly(new double[] {0.8}, CLOSE);
    assertThat(corrector(CIRCLE).at(new double[] {-0.7}, 0.6).orElseThrow())
        .containsExactly(new double[] {-0.8}, CLOSE);
  }

  @Test
  void aSolutionLiesInThePlaneThroughTheGuess() {
    Corrector corrector = corrector(CIRCLE);
    double[] guess = corrector.unknowns(new double[] {0.9}, 0.5);
    double[] across = {0.28, 0.96};
    double[] found = corrector.solve(guess, across).orElseThrow().unknowns();
    assertThat(0.28 * (found[0] - guess[0]) + 0.96 * (found[1] - guess[1])).isCloseTo(0, CLOSE);
    assertThat(Math.hypot(corrector.state(found)[0], corrector.value(found))).isCloseTo(1, CLOSE);
  }

  @Test
  void aPointThatIsThereTakesOneIteration() {
    Corrector corrector = corrector(CIRCLE);
    double[] there = corrector.unknowns(new double[] {1}, 0);
    assertThat(corrector.solve(there, new double[] {0, 1}).orElseThrow().iterations()).isEqualTo(1);
  }

  @Test
  void whereThereIsNoneNoneIsFound() {
    assertThat(corrector(NONE).at(new double[] {0.5}, 0)).isEmpty();
    assertThat(corrector(UNKNOWN).at(new double[] {0.5}, 0)).isEmpty();
  }

  @Test
  void aTangentHasLengthOneAndGoesAlong() {
    Corrector corrector = corrector(CIRCLE);
    double[] place = corrector.unknowns(new double[] {0.6}, 0.8);
    // On the circle along (−0.8, 0.6), in units of 2 and 4.
    double length = Math.hypot(0.8 / 2, 0.6 / 4);
    assertThat(corrector.tangent(place, new double[] {0, 1}).orElseThrow())
        .containsExactly(new double[] {-0.4 / length, 0.15 / length}, within(1e-6));
    assertThat(corrector.tangent(place, new double[] {0, -1}).orElseThrow())
        .containsExactly(new double[] {0.4 / length, -0.15 / length}, within(1e-6));
  }

  @Test
  void theDerivativeByTheParameterIsThatOfTheField() {
    assertThat(corrector(CIRCLE).byParameter(new double[] {1}, 3))
        .containsExactly(new double[] {-6}, within(1e-6));
  }

  @Test
  void aKinkPartsTwoPlacesNextToEachOther() {
    Corrector corrector = corrector(KINK);
    Place last = new Place(0.1, corrector.judge(new double[] {0.1}, 0.1), new double[] {0.5, 0.5});
    assertThat(corrector.partedByKink(last, corrector.unknowns(new double[] {-0.1}, 0))).isTrue();
    assertThat(corrector.partedByKink(last, corrector.unknowns(new double[] {0.2}, 0.2))).isFalse();
  }

  @Test
  void theDerivativeByTheParameterIsFoundFarFromZero() {
    Curve line = new Curve((x, p) -> p - x, (x, p) -> -1);
    assertThat(new Corrector(line.family(), 1, 1e6).byParameter(new double[1], 1e6))
        .containsExactly(new double[] {1}, within(1e-6));
  }

  @Test
  void aSolutionIsOneWithinTwelveIterations() {
    // x² = 0: each step halves x, eleven steps make a 2048th of it, and x² shall be below 2e-11.
    Curve touching = new Curve((x, p) -> x * x, (x, p) -> 2 * x);
    Corrector corrector = corrector(touching);
    assertThat(corrector.at(new double[] {0.0091}, 0)).isPresent();
    assertThat(corrector.at(new double[] {0.0092}, 0)).isEmpty();
  }
}
