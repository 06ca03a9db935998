package org.rnnzoo.analysis.latentcircuit;

import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Weights;

/** What each of the flat weights of a circuit may do in a fit. */
final class MaskedWeights {

  private enum Law {
    /** Keeps its value. */
    FROZEN,
    /** Is 0. */
    ABSENT,
    /** Changes without a penalty. */
    BIAS,
    /** Changes. */
    FREE,
    /** Changes but is at least 0. */
    NON_NEGATIVE
  }

  private final Law[] laws;

  MaskedWeights(Weights weights, Dimensions dimensions, Masks masks) {
    this.laws = new Law[weights.values().length];
    for (Weights.Tensor tensor : weights.tensors()) {
      Law law = tensor.name().startsWith("W") ? Law.FREE : Law.BIAS;
      for (int i = 0; i < tensor.length(); i++) {
        laws[tensor.offset() + i] = tensor.trainable() ? law : Law.FROZEN;
      }
    }
    if (masks == Masks.LABELLED) {
      label(weights.tensor("W_in"), 0);
      label(weights.tensor("W_out"), dimensions.units() - dimensions.outputs());
    }
  }

  /** Leaves one diagonal of a matrix. */
  private void label(Weights.Tensor tensor, int firstColumn) {
    int columns = tensor.shape().get(1);
    for (int i = 0; i < tensor.length(); i++) {
      boolean own = i % columns == i / columns + firstColumn;
      laws[tensor.offset() + i] = own ? Law.NON_NEGATIVE : Law.ABSENT;
    }
  }

  /** Adds the gradient of an L2 penalty and removes that of weights that may not change. */
  void complete(float[] gradient, float[] values, double decay) {
    for (int i = 0; i < gradient.length; i++) {
      switch (laws[i]) {
        case FROZEN, ABSENT -> gradient[i] = 0;
        case FREE, NON_NEGATIVE -> gradient[i] += (float) decay * values[i];
        case BIAS -> {}
      }
    }
  }

  /**
   * Brings weights to the nearest ones that are allowed.
   *
   * @param floor the least value of weights that must not be negative
   */
  void project(float[] values, double floor) {
    for (int i = 0; i < values.length; i++) {
      if (laws[i] == Law.ABSENT) {
        values[i] = 0;
      } else if (laws[i] == Law.NON_NEGATIVE) {
        values[i] = Math.max(values[i], (float) floor);
      }
    }
  }
}
