package org.rnnzoo.trainer.bptt;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;

/**
 * How a gradient becomes a step.
 *
 * @param optimizer the rule
 * @param beta1 the memory of Adam's first moment
 * @param beta2 the memory of Adam's second moment
 * @param epsilon what is added to the root of Adam's second moment
 * @param momentum the memory of the velocity of gradient descent
 * @param weightDecay by how much weights shrink per step, in units of the step size
 */
public record Descent(
    @Parameter(
            help =
                "Rule that turns gradients into steps: Adam, or stochastic gradient descent with"
                    + " momentum.")
        Rule optimizer,
    @Parameter(help = "Memory of Adam's first moment.", symbol = "β₁", min = 0, max = 1)
        double beta1,
    @Parameter(help = "Memory of Adam's second moment.", symbol = "β₂", min = 0, max = 1)
        double beta2,
    @Parameter(help = "Added to the root of Adam's second moment.", symbol = "ε", min = 0)
        double epsilon,
    @Parameter(help = "Memory of the velocity of gradient descent.", symbol = "μ", min = 0, max = 1)
        double momentum,
    @Parameter(
            help =
                "Shrinks all trainable weights by this times the step size at every step; with Adam"
                    + " that is AdamW.",
            symbol = "λ",
            min = 0,
            max = 1)
        double weightDecay) {

  /** A rule that turns gradients into steps. */
  public enum Rule {
    /** Adam (Kingma &amp; Ba 2015); with weight decay, AdamW (Loshchilov &amp; Hutter 2019). */
    ADAM,
    /** Stochastic gradient descent with momentum (Polyak 1964). */
    SGD
  }

  static final Descent ADAM = new Descent(Rule.ADAM, 0.9, 0.999, 1e-8, 0.9, 0);

  public Descent {
    Require.belowOne("beta1", beta1);
    Require.belowOne("beta2", beta2);
    if (!(epsilon > 0 && epsilon < 1)) {
      throw new IllegalArgumentException(
          "epsilon is " + epsilon + "; it must be above 0 and below 1.");
    }
    Require.belowOne("momentum", momentum);
    Require.between("weightDecay", weightDecay, 0, 1);
  }

  /** A fresh optimizer of so many values. */
  Optimizer optimizer(int length) {
    return switch (optimizer) {
      case ADAM -> new AdamOptimizer(length, beta1, beta2, epsilon);
      case SGD -> new MomentumOptimizer(length, momentum);
    };
  }
}
