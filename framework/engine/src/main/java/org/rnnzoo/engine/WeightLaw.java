package org.rnnzoo.engine;

import java.util.random.RandomGenerator;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.model.Weights;

/** The distribution of the initial weights of a tensor, drawn one by one in C order. */
@FunctionalInterface
public interface WeightLaw {

  /** Draws one weight. */
  double draw(RandomGenerator random);

  /** Draws all weights of a tensor. */
  default void fill(Weights weights, String name, RandomGenerator random) {
    Weights.Tensor tensor = weights.tensor(name);
    for (int i = 0; i < tensor.length(); i++) {
      weights.values()[tensor.offset() + i] = (float) draw(random);
    }
  }

  /** {@code N(0, deviation²)}. */
  static WeightLaw normal(double deviation) {
    Require.notNegative("The standard deviation of initial weights", deviation);
    return random -> deviation * random.nextGaussian();
  }

  /** Uniform from {@code −bound} to {@code bound}. */
  static WeightLaw uniform(double bound) {
    Require.notNegative("The bound of initial weights", bound);
    return random -> bound * (2 * random.nextDouble() - 1);
  }

  /** A constant. */
  static WeightLaw constant(double value) {
    return random -> value;
  }

  /** The absolute values of the weights of this distribution. */
  default WeightLaw absolute() {
    return random -> Math.abs(draw(random));
  }
}
