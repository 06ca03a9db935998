package org.rnnzoo.analysis.lyapunov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpectrumTest {

  private static final double VANISHED = Double.NEGATIVE_INFINITY;

  @Test
  void theAttractorOfLorenzHasADimensionOfTwoAndABit() {
    assertThat(spectrum(3, 0.906, 0, -14.572).kaplanYorkeDimension())
        .hasValueCloseTo(2.062, within(1e-3));
  }

  @Test
  void aStableFixedPointHasDimensionZero() {
    assertThat(spectrum(5, -0.1, -0.2).kaplanYorkeDimension()).hasValue(0);
  }

  @Test
  void theDimensionIsLeftOpenWhereMoreExponentsAreNeeded() {
    assertThat(spectrum(5, 0.5, 0.1, -0.2).kaplanYorkeDimension()).isEmpty();
    assertThat(spectrum(3, 0.5, 0.1, -0.2).kaplanYorkeDimension()).hasValue(3);
    assertThat(spectrum(5, 0.5, -0.2, VANISHED).kaplanYorkeDimension()).hasValue(2);
  }

  @Test
  void aSumOfZeroIsNotBelowZero() {
    assertThat(spectrum(3, 0.25, -0.25, -1).kaplanYorkeDimension()).hasValue(2);
  }

  @Test
  void whatIsAsFarFromZeroAsTheMarginIsNeutral() {
    assertThat(Motion.of(0.25, 0.25)).isEqualTo(Motion.NEUTRAL);
    assertThat(Motion.of(-0.25, 0.25)).isEqualTo(Motion.NEUTRAL);
    assertThat(Spectrum.of(new double[][] {{0.25}}, 4, 9).positive()).isZero();
  }

  @Test
  void theEntropyRateIsTheSumOfThePositiveExponents() {
    assertThat(spectrum(9, 0.5, 0.25, -0.2).entropyRate()).hasValue(0.75);
    assertThat(spectrum(9, -0.5).entropyRate()).hasValue(0);
    assertThat(spectrum(9, 0.5, 0.25).entropyRate()).isEmpty();
    assertThat(spectrum(2, 0.5, 0.25).entropyRate()).hasValue(0.75);
  }

  @Test
  void anExponentCountsAsPositiveOnlyIfItCanBeToldFromZero() {
    assertThat(spectrum(9, 0.011, 0.009).positive()).isEqualTo(1);
    double[][] scattered = {{0.05}, {-0.03}, {0.05}, {0.05}};
    assertThat(Spectrum.of(scattered, 100, 9).positive()).isZero();
  }

  @Test
  void theMotionIsThatOfTheLargestExponent() {
    assertThat(spectrum(9, 0.05, -1).motion()).isEqualTo(Motion.CHAOTIC);
    assertThat(spectrum(9, 0.005, -1).motion()).isEqualTo(Motion.NEUTRAL);
    assertThat(spectrum(9, -0.005, -1).motion()).isEqualTo(Motion.NEUTRAL);
    assertThat(spectrum(9, -0.05, -1).motion()).isEqualTo(Motion.CONTRACTING);
    assertThat(spectrum(9, VANISHED).motion()).isEqualTo(Motion.CONTRACTING);
  }

  @Test
  void meansFallAndHaveTheStandardErrorOverStarts() {
    Spectrum spectrum = Spectrum.of(new double[][] {{0.1, 0.3}, {0.2, 0.5}}, 100, 4);
    assertThat(spectrum.estimates().get(0).mean()).isCloseTo(0.4, within(1e-15));
    assertThat(spectrum.estimates().get(0).standardError()).isCloseTo(0.1, within(1e-15));
    assertThat(spectrum.estimates().get(1).mean()).isCloseTo(0.15, within(1e-15));
  }

  @Test
  void aSingleStartLeavesTheStandardErrorOpen() {
    assertThat(spectrum(9, 0.3).estimates().get(0).standardError()).isNaN();
  }

  /** Found from one start over 100 τ. */
  private static Spectrum spectrum(int dimension, double... exponents) {
    return Spectrum.of(new double[][] {exponents}, 100, dimension);
  }
}
