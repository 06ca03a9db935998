package org.rnnzoo.api.model;

import java.util.Arrays;

/**
 * A box in state space: an interval for each state variable.
 *
 * @param lower the lower ends, {@code [dimension]}; −∞ where there is none
 * @param upper the upper ends, {@code [dimension]}; ∞ where there is none
 */
public record Box(double[] lower, double[] upper) {

  /**
   * @throws IllegalArgumentException if an interval ends before it begins
   */
  public Box {
    if (lower.length != upper.length) {
      throw new IllegalArgumentException(
          "A box has as many lower as upper ends, not %s and %s."
              .formatted(lower.length, upper.length));
    }
    for (int k = 0; k < lower.length; k++) {
      if (!(lower[k] <= upper[k])) {
        throw new IllegalArgumentException(
            "Variable %s of a box cannot run from %s to %s.".formatted(k, lower[k], upper[k]));
      }
    }
  }

  /** All of state space. */
  public static Box everywhere(int dimension) {
    return of(dimension, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** The same interval for every variable. */
  public static Box of(int dimension, double lower, double upper) {
    double[] low = new double[dimension];
    double[] high = new double[dimension];
    Arrays.fill(low, lower);
    Arrays.fill(high, upper);
    return new Box(low, high);
  }

  /**
   * The part of it in which no variable exceeds a bound in size; the nearest end if there is none.
   */
  public Box within(double bound) {
    Box cube = of(lower.length, -bound, bound);
    double[] low = lower.clone();
    double[] high = upper.clone();
    cube.confine(low);
    cube.confine(high);
    return new Box(low, high);
  }

  /** Whether every interval has two ends. */
  public boolean finite() {
    return Arrays.stream(lower).allMatch(Double::isFinite)
        && Arrays.stream(upper).allMatch(Double::isFinite);
  }

  /** Whether a state lies in it; its surface counts. */
  public boolean contains(double[] state) {
    for (int k = 0; k < lower.length; k++) {
      if (!(state[k] >= lower[k] && state[k] <= upper[k])) {
        return false;
      }
    }
    return true;
  }

  /** Moves a state to the nearest place in the box, variable by variable. */
  public void confine(double[] state) {
    for (int k = 0; k < lower.length; k++) {
      state[k] = Math.max(lower[k], Math.min(upper[k], state[k]));
    }
  }
}
