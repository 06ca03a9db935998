package org.rnnzoo.engine;

import java.util.random.RandomGenerator;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;

/**
 * Which connections between different units exist, drawn once for each network.
 *
 * <p>The choice is the frozen tensor {@code mask}, 1 where there is a connection and else 0, unless
 * all are there. Connections of units onto themselves always are.
 *
 * @param density the probability that a connection exists, in (0, 1]
 */
public record Sparsity(double density) {

  public Sparsity {
    if (!(density > 0 && density <= 1)) {
      throw new IllegalArgumentException(
          "The density of the connections is " + density + "; it must be above 0 and at most 1.");
    }
  }

  private boolean isFull() {
    return density == 1;
  }

  /** Lays out the mask. */
  public void declare(Weights.Layout layout, int units) {
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

  /**
   * Sets what belongs to absent connections to 0.
   *
   * @param values holds one value for each connection, {@code [units, units]}, from {@code at}
   */
  public void clear(Weights weights, float[] values, int at) {
    if (isFull()) {
      return;
    }
    Weights.Tensor mask = weights.tensor("mask");
    for (int i = 0; i < mask.length(); i++) {
      if (weights.values()[mask.offset() + i] == 0) {
        values[at + i] = 0;
      }
    }
  }
}
