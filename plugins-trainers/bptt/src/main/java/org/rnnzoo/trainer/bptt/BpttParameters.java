package org.rnnzoo.trainer.bptt;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.Unwrapped;

/**
 * The parameters of training by back-propagation through time.
 *
 * @param stepSize how large a step is
 * @param batch the number of trials in a batch
 * @param clip the largest norm of the gradient; 0 for none
 * @param penalties what the objective holds beside the task's loss
 * @param descent how a gradient becomes a step
 */
public record BpttParameters(
    @Unwrapped StepSize stepSize,
    @Parameter(help = "Number of trials in a batch.", min = 1, max = 65_536) int batch,
    @Parameter(help = "Largest norm of the gradient; 0 lets it be.", min = 0) double clip,
    @Unwrapped Penalties penalties,
    @Unwrapped Descent descent) {

  /** Values that train small networks on most tasks of the zoo. */
  static final BpttParameters DEFAULT =
      new BpttParameters(
          StepSize.constant(5e-3), 64, 1, new Penalties(1e-3, 0, 0, 0, 1e-5), Descent.ADAM);

  public BpttParameters {
    Require.between("batch", batch, 1, 65_536);
    Require.notNegative("clip", clip);
  }

  /** The largest norm of the gradient, infinite if there is no limit. */
  double gradientLimit() {
    return clip == 0 ? Double.POSITIVE_INFINITY : clip;
  }
}
