package org.rnnzoo.engine;

import org.rnnzoo.api.Help;
import org.rnnzoo.api.Require;

/**
 * White noise on the recurrent units, drawn afresh for each unit, trial and step.
 *
 * @param placement where it enters and how it scales with the step
 * @param sigma its size σ, at least 0; 0 is no noise
 */
public record Noise(Placement placement, double sigma) {

  /** No noise. */
  public static final Noise NONE = new Noise(Placement.ADDITIVE, 0);

  /** Where noise enters. ξ is a standard normal number and α = dt/τ. */
  public enum Placement {
    /**
     * {@code sqrt(2α) σ ξ} is added to the drive {@code W r + W_in u + b}: inside φ in the rate
     * form, as in Langdon &amp; Engel 2025. In the current form the drive is scaled by α, and so is
     * this noise.
     */
    @Help(
        "Inside the nonlinearity. In the rate form the size of its effect grows in proportion to"
            + " dt, since the leak averages it; take 'outside' to compare sampling periods.")
    INSIDE,
    /**
     * {@code sqrt(2α) σ ξ} is added to the state at each step, as in Tolmachev &amp; Engel 2025: σ
     * is the standard deviation of the noise in the state, whatever the step.
     */
    @Help("On the state, scaled so that the size of the noise does not depend on dt.")
    OUTSIDE,
    /** {@code σ ξ} is added to the state at each step, not scaled by α. */
    @Help("On the state in every step, as it is: more of it the shorter dt is.")
    ADDITIVE
  }

  public Noise {
    Require.notNegative("The noise sigma", sigma);
  }
}
