package org.rnnzoo.engine;

/**
 * A synapse of one unit after a step, and its derivatives by the unit's rate and by u and x before.
 */
record SynapseStep(
    double u, double x, double uByRate, double uByU, double xByRate, double xByU, double xByX) {

  /** The step from u and x of a unit with constants, while it fires at a rate. */
  static SynapseStep of(Synapses constants, int unit, double rate, double u, double x) {
    double release = constants.release()[unit];
    double towardsRelease = constants.towardsRelease()[unit];
    double towardsFull = constants.towardsFull()[unit];
    double seconds = constants.seconds();
    double opening = release * (1 - u);
    double spikes = seconds * rate;
    double freeU = u + towardsRelease * (release - u) + opening * spikes;
    double freeX = x + towardsFull * (1 - x) - u * x * spikes;
    double uMoves = freeU < 0 || freeU > 1 ? 0 : 1;
    double xMoves = freeX < 0 || freeX > 1 ? 0 : 1;
    return new SynapseStep(
        Math.min(Math.max(freeU, 0), 1),
        Math.min(Math.max(freeX, 0), 1),
        uMoves * opening * seconds,
        uMoves * (1 - towardsRelease - release * spikes),
        -xMoves * u * x * seconds,
        -xMoves * x * spikes,
        xMoves * (1 - towardsFull - u * spikes));
  }

  /** The share of the rate that is passed on. */
  double efficacy() {
    return u * x;
  }

  /** The derivative of what is passed on by the rate. */
  double passedByRate(double rate) {
    return u * x + rate * (x * uByRate + u * xByRate);
  }

  /** The derivative of what is passed on by u before the step. */
  double passedByU(double rate) {
    return rate * (x * uByU + u * xByU);
  }

  /** The derivative of what is passed on by x before the step. */
  double passedByX(double rate) {
    return rate * u * xByX;
  }
}
