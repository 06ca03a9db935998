package org.rnnzoo.trainer.force;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;

/** The parameters of learning a readout by recursive least squares, with feedback or without. */
public record ForceParameters(
    @Parameter(
            help =
                "Weight of the squared distance of the readout from where it started, beside the sum"
                    + " of squared errors: P starts at 1/α times the identity.",
            symbol = "α",
            min = 1e-6,
            max = 1e6)
        double regularization,
    @Parameter(
            help = "The readout is corrected at every so many of the steps whose mask is above 0.",
            symbol = "k",
            min = 1,
            max = 10_000)
        int every,
    @Parameter(help = "Number of trials in a batch.", min = 1, max = 65_536) int batch) {

  /** Values that suit reservoirs of some hundred units. */
  static final ForceParameters DEFAULT = new ForceParameters(1, 2, 16);

  /** Values that suit a pattern that one trial shows whole, learned as the paper does. */
  static final ForceParameters FEEDBACK = new ForceParameters(1, 2, 1);

  public ForceParameters {
    Require.between("regularization", regularization, 1e-6, 1e6);
    Require.between("every", every, 1, 10_000);
    Require.between("batch", batch, 1, 65_536);
  }
}
