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
    NON_NEGATIVE,
    /** Changes but is at most 0. */
    NON_POSITIVE
  }

  private final Law[] laws;

  MaskedWeights(Weights weights, Dimensions dimensions, LatentCircuitParameters parameters) {
    this.laws = new Law[weights.values().length];
    for (Weights.Tensor tensor : weights.tensors()) {
      Law law = tensor.name().startsWith("W") ? Law.FREE : Law.BIAS;
      for (int i = 0; i < tensor.length(); i++) {
        laws[tensor.offset() + i] = tensor.trainable() ? law : Law.FROZEN;
      }
    }
    switch (parameters.shape().masks()) {
      case LABELLED -> {
        label(weights.tensor("W_in"), 0);
        label(weights.tensor("W_out"), dimensions.units() - dimensions.outputs());
      }
      case CUSTOM -> {
        mask(weights.tensor("W"), parameters.shape().custom().recurrent());
        mask(weights.tensor("W_in"), parameters.shape().custom().input());
        mask(weights.tensor("W_out"), parameters.shape().custom().readout());
      }
      case FREE -> {}
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

  private void mask(Weights.Tensor tensor, MaskText mask) {
    int columns = tensor.shape().get(1);
    for (int i = 0; i < tensor.length(); i++) {
      laws[tensor.offset() + i] =
          switch (mask.at(i / columns, i % columns)) {
            case '0' -> Law.ABSENT;
            case '+' -> Law.NON_NEGATIVE;
            case '-' -> Law.NON_POSITIVE;
            default -> Law.FREE;
          };
    }
  }

  /** Adds the gradient of an L2 penalty and removes that of weights that may not change. */
  void complete(float[] gradient, float[] values, double decay) {
    for (int i = 0; i < gradient.length; i++) {
      switch (laws[i]) {
        case FROZEN, ABSENT -> gradient[i] = 0;
        case FREE, NON_NEGATIVE, NON_POSITIVE -> gradient[i] += (float) decay * values[i];
        case BIAS -> {}
      }
    }
  }

  /**
   * Brings weights to the nearest ones that are allowed.
   *
   * @param floor the least size of weights that have a sign
   */
  void project(float[] values, double floor) {
    for (int i = 0; i < values.length; i++) {
      if (laws[i] == Law.ABSENT) {
        values[i] = 0;
      } else if (laws[i] == Law.NON_NEGATIVE) {
        values[i] = Math.max(values[i], (float) floor);
      } else if (laws[i] == Law.NON_POSITIVE) {
        values[i] = Math.min(values[i], (float) -floor);
      }
    }
  }
}
