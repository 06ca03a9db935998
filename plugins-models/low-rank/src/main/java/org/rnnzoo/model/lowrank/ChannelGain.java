package org.rnnzoo.model.lowrank;

import java.util.Arrays;
import org.rnnzoo.api.model.Weights;

/**
 * A gain for each input or output channel, trained where the weights of the channels stay as drawn.
 * The gains start at 1.
 *
 * @param of which weights are multiplied
 * @param nonNegative whether gains stay at 0 or above
 */
record ChannelGain(Side of, boolean nonNegative) {

  /** A matrix of weights, and where its channels are. */
  enum Side {
    /** The columns of W_in; the gains are the tensor {@code s_in}. */
    INPUT("W_in", "s_in", 1),
    /** The rows of W_out; the gains are the tensor {@code s_out}. */
    READOUT("W_out", "s_out", 0);

    final String matrix;
    final String gains;

    /** The axis of the matrix that counts channels; the other one counts units. */
    private final int axis;

    Side(String matrix, String gains, int axis) {
      this.matrix = matrix;
      this.gains = gains;
      this.axis = axis;
    }

    int channels(Weights.Tensor matrix) {
      return matrix.shape().get(axis);
    }

    int units(Weights.Tensor matrix) {
      return matrix.shape().get(1 - axis);
    }

    /** The place of a weight in the matrix, in C order. */
    int element(Weights.Tensor matrix, int channel, int unit) {
      return axis == 1 ? unit * channels(matrix) + channel : channel * units(matrix) + unit;
    }
  }

  void declare(Weights.Layout layout, Weights.Tensor matrix) {
    layout.trainable(of.gains, of.channels(matrix));
  }

  void initialise(Weights weights) {
    Weights.Tensor gains = weights.tensor(of.gains);
    Arrays.fill(weights.values(), gains.offset(), gains.offset() + gains.length(), 1f);
  }

  /**
   * Multiplies the weights.
   *
   * @param target holds the matrix in the same place
   */
  void apply(Weights weights, float[] target) {
    Weights.Tensor matrix = weights.tensor(of.matrix);
    int gains = weights.tensor(of.gains).offset();
    for (int channel = 0; channel < of.channels(matrix); channel++) {
      float gain = weights.values()[gains + channel];
      for (int unit = 0; unit < of.units(matrix); unit++) {
        target[matrix.offset() + of.element(matrix, channel, unit)] *= gain;
      }
    }
  }

  /**
   * Makes the gradient of the gains from that of the products.
   *
   * @param gradient in the layout of the weights
   */
  void pullBack(Weights weights, float[] gradient) {
    Weights.Tensor matrix = weights.tensor(of.matrix);
    int gains = weights.tensor(of.gains).offset();
    for (int channel = 0; channel < of.channels(matrix); channel++) {
      double sum = 0;
      for (int unit = 0; unit < of.units(matrix); unit++) {
        int at = matrix.offset() + of.element(matrix, channel, unit);
        sum += (double) gradient[at] * weights.values()[at];
      }
      gradient[gains + channel] = (float) sum;
    }
  }

  void project(Weights weights) {
    Weights.Tensor gains = weights.tensor(of.gains);
    for (int i = gains.offset(); nonNegative && i < gains.offset() + gains.length(); i++) {
      weights.values()[i] = Math.max(weights.values()[i], 0);
    }
  }
}
