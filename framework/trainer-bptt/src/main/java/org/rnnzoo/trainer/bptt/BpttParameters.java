package org.rnnzoo.trainer.bptt;

import org.rnnzoo.api.Parameter;

/** The parameters of training by back-propagation through time. */
public record BpttParameters(
    @Parameter(help = "Step size of Adam.", symbol = "η", min = 0, max = 1) double learningRate,
    @Parameter(
            help = "Steps after which the step size has halved; 0 keeps it constant.",
            unit = "steps",
            min = 0)
        double learningRateHalfLife,
    @Parameter(help = "Number of trials in a batch.", min = 1, max = 65_536) int batch,
    @Parameter(help = "Largest norm of the gradient; 0 lets it be.", min = 0) double clip,
    @Parameter(help = "Weight of the mean squared rate in the objective.", min = 0)
        double ratePenalty,
    @Parameter(
            help =
                "Weight of the sum of squared trainable weights, biases excepted, in the objective.",
            min = 0)
        double weightPenalty,
    @Parameter(help = "Memory of Adam's first moment.", symbol = "β₁", min = 0, max = 1)
        double beta1,
    @Parameter(help = "Memory of Adam's second moment.", symbol = "β₂", min = 0, max = 1)
        double beta2,
    @Parameter(help = "Added to the root of Adam's second moment.", symbol = "ε", min = 0)
        double epsilon) {

  /** Values that train small networks on most tasks of the zoo. */
  static final BpttParameters DEFAULT =
      new BpttParameters(5e-3, 0, 64, 1, 1e-3, 1e-5, 0.9, 0.999, 1e-8);

  public BpttParameters {
    if (!(learningRate > 0 && learningRate <= 1)) {
      throw new IllegalArgumentException(
          "learningRate is " + learningRate + "; it must be above 0 and at most 1.");
    }
    if (batch < 1 || batch > 65_536) {
      throw new IllegalArgumentException("batch is " + batch + "; it must be from 1 to 65536.");
    }
    requireAtLeast0("learningRateHalfLife", learningRateHalfLife);
    requireAtLeast0("clip", clip);
    requireAtLeast0("ratePenalty", ratePenalty);
    requireAtLeast0("weightPenalty", weightPenalty);
    requireBelow1("beta1", beta1);
    requireBelow1("beta2", beta2);
    if (!(epsilon > 0 && epsilon < 1)) {
      throw new IllegalArgumentException(
          "epsilon is " + epsilon + "; it must be above 0 and below 1.");
    }
  }

  /** The step size after a number of steps. */
  double learningRateAt(long step) {
    return learningRateHalfLife == 0
        ? learningRate
        : learningRate * Math.pow(2, -step / learningRateHalfLife);
  }

  /** The largest norm of the gradient, infinite if there is no limit. */
  double gradientLimit() {
    return clip == 0 ? Double.POSITIVE_INFINITY : clip;
  }

  private static void requireAtLeast0(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + " is " + value + "; it must be a number of at least 0.");
    }
  }

  private static void requireBelow1(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          name + " is " + value + "; it must be at least 0 and below 1.");
    }
  }
}
