package org.rnnzoo.analysis.lyapunov;

/**
 * The course of a measurement, in intervals of equal length.
 *
 * @param steps the number of steps of the simulation in an interval
 * @param warmUp intervals in which the state settles
 * @param alignment intervals after them in which the tangent vectors turn into their directions
 * @param counted intervals after them, over which growth is averaged
 */
record Schedule(int steps, long warmUp, long alignment, int counted) {

  /** The number of intervals. */
  long length() {
    return warmUp + alignment + counted;
  }
}
