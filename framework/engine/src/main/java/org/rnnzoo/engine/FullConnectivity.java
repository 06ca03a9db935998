package org.rnnzoo.engine;

import java.util.random.RandomGenerator;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;

/**
 * Every weight is trained by itself: the tensor {@code W} is the recurrent matrix.
 *
 * <p>It starts at {@code W ~ N(0, g²/units)}, of spectral radius about g (Sompolinsky, Crisanti
 * &amp; Sommers 1988).
 *
 * @param gain the initial gain g, at least 0
 * @param zeroDiagonal whether units never connect to themselves
 */
public record FullConnectivity(double gain, boolean zeroDiagonal) implements Connectivity.Dense {

  public FullConnectivity {
    if (!(gain >= 0 && gain < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The initial gain g is " + gain + "; it must be a number of at least 0.");
    }
  }

  @Override
  public void declare(Weights.Layout layout, int units) {
    layout.trainable("W", units, units);
  }

  @Override
  public void initialise(Weights weights, RandomStream random) {
    Weights.Tensor tensor = weights.tensor("W");
    int units = tensor.shape().get(0);
    RandomGenerator generator = random.generator();
    double deviation = gain / Math.sqrt(units);
    float[] values = weights.values();
    for (int i = 0; i < tensor.length(); i++) {
      values[tensor.offset() + i] = (float) (deviation * generator.nextGaussian());
    }
    clearDiagonal(values, tensor.offset(), units);
  }

  @Override
  public void materialise(Weights weights, float[] matrix) {
    Weights.Tensor tensor = weights.tensor("W");
    System.arraycopy(weights.values(), tensor.offset(), matrix, 0, matrix.length);
    clearDiagonal(matrix, 0, tensor.shape().get(0));
  }

  @Override
  public void pullBack(Weights weights, float[] matrixGradient, float[] gradient) {
    Weights.Tensor tensor = weights.tensor("W");
    System.arraycopy(matrixGradient, 0, gradient, tensor.offset(), matrixGradient.length);
    clearDiagonal(gradient, tensor.offset(), tensor.shape().get(0));
  }

  private void clearDiagonal(float[] values, int at, int units) {
    if (zeroDiagonal) {
      for (int i = 0; i < units; i++) {
        values[at + i * units + i] = 0;
      }
    }
  }
}
