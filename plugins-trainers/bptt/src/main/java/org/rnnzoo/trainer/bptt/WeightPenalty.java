package org.rnnzoo.trainer.bptt;

import java.util.List;
import org.rnnzoo.api.model.Weights;

/** Penalties on the sums of absolute and of squared weights; biases and frozen weights are free. */
final class WeightPenalty {

  private final float[] values;
  private final List<Weights.Tensor> penalised;
  private final double l1;
  private final double l2;

  WeightPenalty(Weights weights, Penalties penalties) {
    this.values = weights.values();
    this.penalised =
        weights.tensors().stream()
            .filter(tensor -> tensor.trainable() && tensor.shape().size() > 1)
            .toList();
    this.l1 = penalties.l1Penalty();
    this.l2 = penalties.l2Penalty();
  }

  /** Adds the gradient of the penalty to a gradient and returns the penalty. */
  double addTo(float[] gradient) {
    if (l1 == 0 && l2 == 0) {
      return 0;
    }
    float step = (float) l1;
    float slope = (float) (2 * l2);
    double sizes = 0;
    double squares = 0;
    for (Weights.Tensor tensor : penalised) {
      int end = tensor.offset() + tensor.length();
      for (int k = tensor.offset(); k < end; k++) {
        gradient[k] += slope * values[k] + step * Math.signum(values[k]);
        sizes += Math.abs(values[k]);
        squares += (double) values[k] * values[k];
      }
    }
    return l1 * sizes + l2 * squares;
  }
}
