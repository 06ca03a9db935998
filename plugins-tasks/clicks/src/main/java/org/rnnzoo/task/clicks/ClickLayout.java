package org.rnnzoo.task.clicks;

/** How clicks are spread over time. */
public enum ClickLayout {
  /** At set times, at each of which each side may have a click. */
  BINS,
  /** At random, as two Poisson processes. */
  POISSON
}
