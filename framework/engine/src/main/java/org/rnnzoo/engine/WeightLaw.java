package org.rnnzoo.engine;

import java.util.random.RandomGenerator;

/** The distribution of the initial weights of a tensor, drawn one by one in C order. */
@FunctionalInterface
public interface WeightLaw {

  /** Draws one weight. */
  double draw(RandomGenerator random);

  /** {@code N(0, deviation²)}. */
  static WeightLaw normal(double deviation) {
    if (!(deviation >= 0 && deviation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The standard deviation of initial weights is "
              + deviation
              + "; it must be a number of at least 0.");
    }
    return random -> deviation * random.nextGaussian();
  }

  /** A constant. */
  static WeightLaw constant(double value) {
    return random -> value;
  }
}
