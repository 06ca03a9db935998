package org.rnnzoo.engine;

import org.osgi.annotation.versioning.ConsumerType;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;

/**
 * How trainable tensors become the recurrent matrix W.
 *
 * <p>A connectivity is {@link Dense} or {@link Factored}. It holds no weights and no state: all
 * methods get the weights they work on. Matrices are row-major, target first.
 */
public sealed interface Connectivity permits Connectivity.Dense, Connectivity.Factored {

  /** Lays out its tensors; names that start with {@code W_} or equal {@code b} are taken. */
  void declare(Weights.Layout layout, int units);

  /** Draws the initial values of its tensors. */
  void initialise(Weights weights, RandomStream random);

  /** Writes W, {@code [units, units]}. */
  void materialise(Weights weights, float[] matrix);

  /** Brings its tensors back to where they are allowed to be; called after every update. */
  default void project(Weights weights) {}

  /** Lesions a unit: sets the column of W, with what it sends to the others, to 0. */
  default void silence(Weights weights, int unit) {
    Tensors.clearColumn(weights, "W", unit);
  }

  /** A connectivity whose steps cost {@code units²}. */
  @ConsumerType
  non-sealed interface Dense extends Connectivity {

    /**
     * Carries the gradient of W to its tensors.
     *
     * @param matrixGradient dL/dW, {@code [units, units]}
     * @param gradient where the gradients of its tensors go, in the layout of the weights; they are
     *     0 on entry
     */
    void pullBack(Weights weights, float[] matrixGradient, float[] gradient);
  }

  /**
   * A connectivity of low rank, {@code W = left rightᵀ}: its steps cost {@code units·rank} and W is
   * not formed.
   */
  @ConsumerType
  non-sealed interface Factored extends Connectivity {

    /** The rank R, at least 1. */
    int rank();

    /** Writes both factors, {@code [units, rank]}. */
    void factors(Weights weights, float[] left, float[] right);

    /**
     * Carries the gradients of the factors to its tensors.
     *
     * @param leftGradient dL/dleft, {@code [units, rank]}
     * @param rightGradient dL/dright, {@code [units, rank]}
     * @param gradient where the gradients of its tensors go, in the layout of the weights; they are
     *     0 on entry
     */
    void pullBack(Weights weights, float[] leftGradient, float[] rightGradient, float[] gradient);

    @Override
    default void materialise(Weights weights, float[] matrix) {
      int units = (int) Math.round(Math.sqrt(matrix.length));
      float[] left = new float[units * rank()];
      float[] right = new float[units * rank()];
      factors(weights, left, right);
      for (int i = 0; i < units; i++) {
        for (int j = 0; j < units; j++) {
          double sum = 0;
          for (int k = 0; k < rank(); k++) {
            sum += (double) left[i * rank() + k] * right[j * rank() + k];
          }
          matrix[i * units + j] = (float) sum;
        }
      }
    }
  }
}
