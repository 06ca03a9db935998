package org.rnnzoo.trainer.bptt;

import java.util.List;
import org.rnnzoo.api.model.Weights;

/** A penalty on the sum of the squared weights; biases and frozen weights are free. */
final class WeightPenalty {

  private final float[] values;
  private final List<Weights.Tensor> penalised;
  private final double strength;

  WeightPenalty(Weights weights, double strength) {
    this.values = weights.values();
    this.penalised =
        weights.tensors().stream()
            .filter(tensor -> tensor.trainable() && tensor.shape().size() > 1)
            .toList();
    this.strength = strength;
  }

  /** Adds the gradient of the penalty to a gradient and returns the penalty. */
  double addTo(float[] gradient) {
    if (strength == 0) {
      return 0;
    }
    float slope = (float) (2 * strength);
    double squares = 0;
    for (Weights.Tensor tensor : penalised) {
      int end = tensor.offset() + tensor.length();
      for (int k = tensor.offset(); k < end; k++) {
        gradient[k] += slope * values[k];
        squares += (double) values[k] * values[k];
      }
    }
    return strength * squares;
  }
}
