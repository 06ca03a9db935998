package org.rnnzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.engine.kernel.Kernels;

/** Synapses in float32, forwards and backwards, against those in float64. */
class SynapseStepTest {

  private static final int UNITS = 6;
  private static final int LENGTH = UNITS * Kernels.LANES;

  private final Synapses constants =
      Synapses.sampled(
          List.of(ShortTermPlasticity.FACILITATING, new ShortTermPlasticity(40, 90, 0.9)),
          UNITS,
          20);
  private final RandomGenerator random = RandomStream.root(8).generator();
  private final float[] synapses = numbers(4, 1);

  /** Rates of up to 300 Hz, with which some synapses run empty within a step. */
  private final float[] rates = numbers(1, 300);

  private final float[] passed = new float[LENGTH];

  private float[] numbers(int rows, float scale) {
    float[] values = new float[rows * LENGTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = scale * random.nextFloat();
    }
    return values;
  }

  private SynapseStep exact(int k) {
    return SynapseStep.of(
        constants, k / Kernels.LANES, rates[k], synapses[k], synapses[LENGTH + k]);
  }

  private void step() {
    Kernels.CHOSEN.synapseStep(
        constants.constants(), UNITS, 0.02f, synapses, 0, 2 * LENGTH, rates, 0, passed, 0);
  }

  @Test
  void theyMoveAsTheEquationsSayAndStayInTheirBounds() {
    step();
    int atBounds = 0;
    for (int k = 0; k < LENGTH; k++) {
      SynapseStep exact = exact(k);
      assertThat((double) synapses[2 * LENGTH + k]).isCloseTo(exact.u(), within(1e-5));
      assertThat((double) synapses[3 * LENGTH + k]).isCloseTo(exact.x(), within(1e-5));
      assertThat((double) passed[k]).isCloseTo(exact.efficacy() * rates[k], within(2e-3));
      atBounds += exact.u() == 1 || exact.x() == 0 ? 1 : 0;
    }
    assertThat(atBounds).isBetween(LENGTH / 4, LENGTH * 3 / 4);
  }

  @Test
  void gradientsFollowTheirDerivativesAtTheBoundsAsWell() {
    step();
    float[] gradient = numbers(1, 1);
    float[] after = numbers(2, 1);
    float[] before = after.clone();
    float[] byRate = new float[LENGTH];
    Kernels.CHOSEN.synapseBack(
        constants.constants(),
        UNITS,
        0.02f,
        synapses,
        0,
        2 * LENGTH,
        rates,
        0,
        gradient,
        0,
        before,
        byRate);
    for (int k = 0; k < LENGTH; k++) {
      SynapseStep exact = exact(k);
      double g = gradient[k];
      double u = after[k];
      double x = after[LENGTH + k];
      assertClose(before[k], u * exact.uByU() + x * exact.xByU() + g * exact.passedByU(rates[k]));
      assertClose(before[LENGTH + k], x * exact.xByX() + g * exact.passedByX(rates[k]));
      assertClose(
          byRate[k], u * exact.uByRate() + x * exact.xByRate() + g * exact.passedByRate(rates[k]));
    }
  }

  private static void assertClose(float found, double expected) {
    assertThat((double) found).isCloseTo(expected, within(1e-4 * (1 + Math.abs(expected))));
  }
}
