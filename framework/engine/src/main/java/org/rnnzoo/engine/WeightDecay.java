package org.rnnzoo.engine;

import org.rnnzoo.api.model.Weights;

/** Decoupled weight decay (Loshchilov &amp; Hutter 2019). */
public final class WeightDecay {

  private WeightDecay() {}

  /**
   * Shrinks all trainable weights by the factor {@code 1 − rate}.
   *
   * @param rate the learning rate times the decay, in [0, 1)
   */
  public static void apply(Weights weights, double rate) {
    float factor = (float) (1 - rate);
    float[] values = weights.values();
    for (Weights.Tensor tensor : weights.tensors()) {
      if (tensor.trainable()) {
        for (int i = tensor.offset(); i < tensor.offset() + tensor.length(); i++) {
          values[i] *= factor;
        }
      }
    }
  }
}
