package org.rnnzoo.model.dale;

import java.util.random.RandomGenerator;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.engine.Connectivity;
import org.rnnzoo.engine.Sparsity;
import org.rnnzoo.engine.SpectralRadius;

/**
 * All weights from a unit onto others have the sign of the unit: the first units excite, the others
 * inhibit.
 *
 * <p>The tensor {@code W} holds the signed matrix. Its initial weights have sizes of {@code |N(1,
 * spread²)|}; those from inhibitory units are as much larger as these units are fewer, so that
 * excitation and inhibition cancel. Then the matrix is rescaled.
 *
 * @param excitatory the number of units that excite, at least 1
 * @param radius the initial spectral radius, above 0
 * @param spread the spread of the initial weights, relative to their size; at least 0
 * @param signs what happens to a weight of the wrong sign
 * @param sparsity which connections exist
 */
record DaleConnectivity(
    int excitatory, double radius, double spread, SignRule signs, Sparsity sparsity)
    implements Connectivity.Dense {

  @Override
  public void declare(Weights.Layout layout, int units) {
    sparsity.declare(layout, units);
  }

  @Override
  public void initialise(Weights weights, RandomStream random) {
    sparsity.draw(weights, random.named("mask"));
    Weights.Tensor tensor = weights.tensor("W");
    int units = tensor.shape().get(0);
    RandomGenerator generator = random.generator();
    for (int i = 0; i < tensor.length(); i++) {
      double size = Math.abs(1 + spread * generator.nextGaussian());
      weights.values()[tensor.offset() + i] = (float) (strength(i % units, units) * size);
    }
    sparsity.project(weights);
    SpectralRadius.set(weights.values(), tensor.offset(), units, radius);
  }

  /** Such that excitation and inhibition of a unit cancel. */
  private double strength(int source, int units) {
    return source < excitatory ? 1 : -(double) excitatory / (units - excitatory);
  }

  private int sign(int source) {
    return source < excitatory ? 1 : -1;
  }

  @Override
  public void materialise(Weights weights, float[] matrix) {
    sparsity.materialise(weights, matrix);
  }

  @Override
  public void pullBack(Weights weights, float[] matrixGradient, float[] gradient) {
    sparsity.pullBack(weights, matrixGradient, gradient);
  }

  @Override
  public void project(Weights weights) {
    Weights.Tensor tensor = weights.tensor("W");
    int units = tensor.shape().get(0);
    float[] values = weights.values();
    for (int i = 0; i < tensor.length(); i++) {
      int sign = sign(i % units);
      int at = tensor.offset() + i;
      values[at] = sign * signs.magnitude(sign * values[at]);
    }
    sparsity.project(weights);
  }
}
