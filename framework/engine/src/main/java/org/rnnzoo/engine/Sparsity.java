package org.rnnzoo.engine;

import java.util.random.RandomGenerator;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;

/**
 * Which connections of a dense matrix exist; the weights of the others are 0 and stay so.
 *
 * <p>Those between different units are drawn once for each network. The choice is the frozen tensor
 * {@code mask}, 1 where there is a connection and else 0, unless all are there. The weights are the
 * tensor {@code W}, {@code [units, units]}.
 *
 * @param density the probability that a connection between different units exists, in (0, 1]
 * @param zeroDiagonal whether units never connect to themselves; otherwise all do
 */
public record Sparsity(double density, boolean zeroDiagonal) {

  public Sparsity {
    if (!(density > 0 && density <= 1)) {
      throw new IllegalArgumentException(
          "The density of the connections is " + density + "; it must be above 0 and at most 1.");
    }
  }

  private boolean isFull() {
    return density == 1;
  }

  /** Lays out weights and mask. */
  public void declare(Weights.Layout layout, int units) {
    layout.trainable("W", units, units);
    if (!isFull()) {
      layout.frozen("mask", units, units);
    }
  }

  /** Draws the mask. */
  public void draw(Weights weights, RandomStream random) {
    if (isFull()) {
      return;
    }
    Weights.Tensor mask = weights.tensor("mask");
    int units = mask.shape().get(0);
    RandomGenerator generator = random.generator();
    for (int i = 0, at = mask.offset(); i < units; i++) {
      for (int j = 0; j < units; j++, at++) {
        boolean exists = generator.nextDouble() < density || i == j;
        weights.values()[at] = exists ? 1 : 0;
      }
    }
  }

  /** Writes the matrix, {@code [units, units]}. */
  public void materialise(Weights weights, float[] matrix) {
    System.arraycopy(weights.values(), weights.tensor("W").offset(), matrix, 0, matrix.length);
    clear(weights, matrix, 0);
  }

  /** Hands the gradient of the matrix, {@code [units, units]}, to the weights. */
  public void pullBack(Weights weights, float[] matrixGradient, float[] gradient) {
    int at = weights.tensor("W").offset();
    System.arraycopy(matrixGradient, 0, gradient, at, matrixGradient.length);
    clear(weights, gradient, at);
  }

  /** Sets weights without a connection to 0. */
  public void project(Weights weights) {
    clear(weights, weights.values(), weights.tensor("W").offset());
  }

  private void clear(Weights weights, float[] values, int at) {
    int units = weights.tensor("W").shape().get(0);
    if (!isFull()) {
      Weights.Tensor mask = weights.tensor("mask");
      for (int i = 0; i < mask.length(); i++) {
        if (weights.values()[mask.offset() + i] == 0) {
          values[at + i] = 0;
        }
      }
    }
    for (int i = 0; zeroDiagonal && i < units; i++) {
      values[at + i * units + i] = 0;
    }
  }
}
