package org.rnnzoo.analysis.bifurcation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Eigen;
import org.rnnzoo.dynamics.FixedPoint;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.Stability;

class ClassifierTest {

  private static final boolean RISING = true;
  private static final boolean FALLING = false;

  /** With a time constant of 100 ms, so that an eigenvalue of 1 per second is 0.1 per τ. */
  private static Classifier classifier(double alpha) {
    LeakyNetwork system =
        new LeakyNetwork(
            Form.RATE,
            Activation.TANH,
            100,
            alpha,
            new DMatrixRMaj(2, 2),
            new DMatrixRMaj(2, 1),
            new double[2],
            new DMatrixRMaj(1, 2),
            new double[1],
            new double[2]);
    return new Classifier(new Family("p", 0, p -> system, p -> new double[1]));
  }

  /** With eigenvalues of a pair of complex numbers, in 1/s. */
  private static Place complex(double re, double im, int unstable, int asSimulated) {
    return place(
        0.5,
        RISING,
        Optional.of(Eigen.of(new DMatrixRMaj(new double[][] {{re, -im}, {im, re}}))),
        unstable,
        asSimulated);
  }

  /** With one eigenvalue, in 1/s, near the line, and one far to the left. */
  private static Place real(boolean rising, double re, int unstable, int asSimulated) {
    return place(
        0.5,
        rising,
        Optional.of(Eigen.of(new DMatrixRMaj(new double[][] {{re, 0}, {0, -6}}))),
        unstable,
        asSimulated);
  }

  private static Place place(
      double value, boolean rising, Optional<Eigen> eigen, int unstable, int asSimulated) {
    FixedPoint point =
        new FixedPoint(
            new double[2],
            0,
            0,
            eigen,
            unstable,
            asSimulated,
            Stability.STABLE,
            false,
            1,
            1,
            0,
            1,
            true);
    return new Place(value, point, new double[] {1, 0, rising ? 0.5 : -0.5});
  }

  private static Event.Kind kind(Place before, Place after) {
    return classifier(0.2).of(before, after).kind();
  }

  @Test
  void aTurnAtWhichADirectionChangesIsAFold() {
    assertThat(kind(real(RISING, -0.1, 0, 0), real(FALLING, 0.1, 1, 1))).isEqualTo(Event.Kind.FOLD);
  }

  @Test
  void aDirectionThatChangesWithoutATurnIsABranchPoint() {
    assertThat(kind(real(RISING, -0.1, 0, 0), real(RISING, 0.1, 1, 1)))
        .isEqualTo(Event.Kind.BRANCH_POINT);
  }

  @Test
  void aTurnAtWhichNothingChangesIsABranchPoint() {
    assertThat(kind(real(RISING, -0.1, 0, 0), real(FALLING, -0.1, 0, 0)))
        .isEqualTo(Event.Kind.BRANCH_POINT);
  }

  @Test
  void aPairThatCrossesTheAxisIsAHopfBifurcation() {
    assertThat(kind(complex(-0.1, 30, 0, 2), complex(0.1, 30, 2, 2))).isEqualTo(Event.Kind.HOPF);
  }

  @Test
  void itIsTheNearerOfBothSidesThatTells() {
    assertThat(kind(real(RISING, -0.4, 0, 0), complex(0.1, 30, 2, 2))).isEqualTo(Event.Kind.HOPF);
    assertThat(kind(complex(-0.4, 30, 0, 0), real(RISING, 0.1, 1, 1)))
        .isEqualTo(Event.Kind.BRANCH_POINT);
  }

  /** On the unit circle with α τ = 0.02 s: {@code (1 + 0.02 re)² + (0.02 im)² = 1}. */
  private static final double ON_CIRCLE = -20;

  @Test
  void aPairThatCrossesTheCircleOfTheStepIsNeimarkAndSackers() {
    // 1 + 0.02 · −20 = 0.6, so that 0.8 is the imaginary part.
    assertThat(kind(complex(ON_CIRCLE, 39.9, 0, 0), complex(ON_CIRCLE, 40.1, 0, 2)))
        .isEqualTo(Event.Kind.NEIMARK_SACKER);
  }

  @Test
  void aMultiplierThatPassesMinusOneIsAFlip() {
    assertThat(kind(real(RISING, -99.9, 0, 0), real(RISING, -100.1, 0, 1)))
        .isEqualTo(Event.Kind.FLIP);
  }

  @Test
  void aMapIsJudgedByItsMultipliers() {
    // Steps of 0.1 s: the multiplier −0.99 becomes −1.01.
    assertThat(classifier(1).of(real(RISING, -19.9, 0, 0), real(RISING, -20.1, 1, 1)).kind())
        .isEqualTo(Event.Kind.FLIP);
  }

  @Test
  void aJumpOverTheLineIsAKink() {
    assertThat(kind(real(RISING, -1, 0, 0), real(RISING, 1, 1, 1))).isEqualTo(Event.Kind.KINK);
  }

  @Test
  void whereThereIsNoDerivativeItIsAKink() {
    Place kink = place(0.5, RISING, Optional.empty(), -1, -1);
    assertThat(kind(real(RISING, -0.1, 0, 0), kink)).isEqualTo(Event.Kind.KINK);
    assertThat(kind(kink, real(RISING, -0.1, 0, 0))).isEqualTo(Event.Kind.KINK);
  }

  private static Optional<Double> frequency(Place before, Place after) {
    Classifier classifier = classifier(0.2);
    return Classifier.frequency(classifier.of(before, after), classifier.family().at(0));
  }

  @Test
  void theFrequencyOfAHopfBifurcationIsThatOfItsPair() {
    assertThat(frequency(complex(-0.1, 6 * Math.PI, 0, 2), complex(0.1, 6 * Math.PI, 2, 2)))
        .hasValueSatisfying(hertz -> assertThat(hertz).isCloseTo(3, within(1e-9)));
  }

  @Test
  void theFrequencyOfAStepIsTheAngleThatItTurnsBy() {
    assertThat(frequency(complex(ON_CIRCLE, 39.9, 0, 0), complex(ON_CIRCLE, 40.1, 0, 2)))
        .hasValueSatisfying(
            hertz ->
                assertThat(hertz)
                    .isCloseTo(Math.atan2(0.02 * 39.9, 0.6) / 0.02 / (2 * Math.PI), within(1e-9)));
  }

  @Test
  void whatDoesNotOscillateHasNoFrequency() {
    assertThat(frequency(real(RISING, -0.1, 0, 0), real(FALLING, 0.1, 1, 1))).isEmpty();
  }

  @Test
  void anEventLiesBetweenItsTwoValues() {
    Place low = place(0.25, RISING, Optional.empty(), 0, 0);
    Place high = place(0.75, RISING, Optional.empty(), 0, 0);
    assertThat(new Event(Event.Kind.FOLD, high, low).low()).isEqualTo(0.25);
    assertThat(new Event(Event.Kind.FOLD, high, low).high()).isEqualTo(0.75);
  }

  @Test
  void whatMakesAnotherKindOfPlace() {
    Place place = real(RISING, -0.1, 0, 0);
    assertThat(place.sameKind(real(RISING, -0.4, 0, 0))).isTrue();
    assertThat(place.sameKind(real(FALLING, -0.1, 0, 0))).isFalse();
    assertThat(place.sameKind(real(RISING, -0.1, 1, 0))).isFalse();
    assertThat(place.sameKind(real(RISING, -0.1, 0, 1))).isFalse();
  }

  @Test
  void anEigenvalueAtTheLimitHasNotJumped() {
    // ±0.5 per second are ±0.05 per τ.
    assertThat(kind(exact(-0.5, 0, 0), exact(0.5, 0, 1))).isEqualTo(Event.Kind.BRANCH_POINT);
    assertThat(kind(exact(-0.51, 0, 0), exact(0.51, 0, 1))).isEqualTo(Event.Kind.KINK);
  }

  @Test
  void whereBothSidesAreAsNearTheLaterTells() {
    assertThat(kind(exact(-0.25, 0, 0), exact(0.25, 30, 2))).isEqualTo(Event.Kind.HOPF);
    assertThat(kind(exact(-0.25, 30, 0), exact(0.25, 0, 1))).isEqualTo(Event.Kind.BRANCH_POINT);
  }

  /** With a pair of eigenvalues of just these parts, in 1/s. */
  private static Place exact(double re, double im, int unstable) {
    Eigen eigen = new Eigen(new DMatrixRMaj(2, 2), new double[] {re, re}, new double[] {im, -im});
    return place(0.5, RISING, Optional.of(eigen), unstable, unstable);
  }

  @Test
  void whereTheBranchStandsUprightTheParameterDoesNotRise() {
    Place place = real(RISING, -0.1, 0, 0);
    assertThat(new Place(0.5, place.point(), new double[] {1, 0, 0}).rising()).isFalse();
    assertThat(new Place(0.5, place.point(), new double[] {1, 0, 1e-9}).rising()).isTrue();
  }
}
