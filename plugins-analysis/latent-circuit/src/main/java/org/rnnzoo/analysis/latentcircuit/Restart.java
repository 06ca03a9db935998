package org.rnnzoo.analysis.latentcircuit;

/**
 * One of several fits that differ in their random start.
 *
 * @param seed the place of its random stream among those of the analysis
 * @param grown whether it started from the best circuit of one node less
 * @param fit the fitted circuit
 * @param heldOutLoss the loss on held-out trials, without penalties
 * @param r2Full the share of the variance of the states explained in these trials
 */
record Restart(int seed, boolean grown, FittedCircuit fit, double heldOutLoss, double r2Full) {

  static Restart of(
      int seed, boolean grown, FittedCircuit fit, Teacher heldOut, double stateWeight) {
    Activity latent = Activity.of(fit.circuit(), heldOut.stimuli());
    double unexplained =
        fit.embedding().error(heldOut.activity().states(), latent.states())
            / Matrices.variation(heldOut.activity().states());
    double outputError =
        Matrices.squaredDistance(heldOut.activity().outputs(), latent.outputs())
            / heldOut.stimuli().samples();
    double loss = outputError + stateWeight * unexplained;
    return new Restart(
        seed, grown, fit, Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss, 1 - unexplained);
  }
}
