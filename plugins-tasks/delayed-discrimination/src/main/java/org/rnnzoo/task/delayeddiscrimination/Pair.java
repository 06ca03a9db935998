package org.rnnzoo.task.delayeddiscrimination;

/**
 * Two frequencies in Hz, in the order in which they are shown.
 *
 * @param f1 the first
 * @param f2 the second; not equal to the first
 */
record Pair(double f1, double f2) {

  boolean firstIsHigher() {
    return f1 > f2;
  }
}
