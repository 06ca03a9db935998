package org.rnnzoo.engine;

import java.util.List;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;

/** {@code W = M Nᵀ/units}, the low-rank network of the field. */
record TwoFactors(int rank) implements Connectivity.Factored {

  @Override
  public void declare(Weights.Layout layout, int units) {
    layout.trainable("M", units, rank).trainable("N", units, rank);
  }

  @Override
  public void initialise(Weights weights, RandomStream random) {
    for (String name : List.of("M", "N")) {
      Weights.Tensor tensor = weights.tensor(name);
      RandomGenerator generator = random.named(name).generator();
      for (int i = 0; i < tensor.length(); i++) {
        weights.values()[tensor.offset() + i] = (float) (2 * generator.nextGaussian());
      }
    }
  }

  @Override
  public void factors(Weights weights, float[] left, float[] right) {
    float[] values = weights.values();
    int units = left.length / rank;
    System.arraycopy(values, weights.tensor("M").offset(), left, 0, left.length);
    for (int i = 0; i < right.length; i++) {
      right[i] = values[weights.tensor("N").offset() + i] / units;
    }
  }

  @Override
  public void pullBack(
      Weights weights, float[] leftGradient, float[] rightGradient, float[] gradient) {
    int units = leftGradient.length / rank;
    System.arraycopy(leftGradient, 0, gradient, weights.tensor("M").offset(), leftGradient.length);
    for (int i = 0; i < rightGradient.length; i++) {
      gradient[weights.tensor("N").offset() + i] = rightGradient[i] / units;
    }
  }
}
