package org.rnnzoo.engine;

import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;

/**
 * One step of a leaky recurrent network; the engine repeats it over time.
 *
 * @param form which variable is the state
 * @param activation φ
 * @param timeConstant τ in ms, above 0
 * @param alpha dt/τ, in (0, 1]
 * @param noise the noise of the units
 */
public record Cell(
    Form form, Activation activation, double timeConstant, double alpha, Noise noise) {

  public Cell {
    if (!(timeConstant > 0 && timeConstant < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The time constant tau is " + timeConstant + " ms; it must be above 0.");
    }
    if (!(alpha > 0 && alpha <= 1)) {
      throw new IllegalArgumentException(
          "The step alpha = dt/tau is " + alpha + "; it must be above 0 and at most 1.");
    }
  }

  /**
   * The cell at a sampling period.
   *
   * @param dt the sampling period in ms
   * @throws IllegalArgumentException if {@code dt} is longer than {@code timeConstant}
   */
  public static Cell sampled(
      Form form, Activation activation, double timeConstant, double dt, Noise noise) {
    if (dt > timeConstant) {
      throw new IllegalArgumentException(
          "The sampling period dt = "
              + dt
              + " ms is longer than the time constant tau = "
              + timeConstant
              + " ms; choose a dt of at most tau.");
    }
    return new Cell(form, activation, timeConstant, dt / timeConstant, noise);
  }

  /**
   * The standard deviation of the noise at the place where the engine adds it: to the state, or
   * inside φ for INSIDE noise in the rate form.
   */
  double noiseDeviation() {
    double perStep =
        noise.placement() == Noise.Placement.ADDITIVE
            ? noise.sigma()
            : Math.sqrt(2 * alpha) * noise.sigma();
    boolean onScaledDrive = form == Form.CURRENT && noise.placement() == Noise.Placement.INSIDE;
    return onScaledDrive ? alpha * perStep : perStep;
  }
}
