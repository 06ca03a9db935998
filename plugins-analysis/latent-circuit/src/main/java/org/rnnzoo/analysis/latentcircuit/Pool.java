package org.rnnzoo.analysis.latentcircuit;

import java.util.Comparator;
import java.util.List;

/**
 * All restarts of fits of circuits of one size with one anchor.
 *
 * @param nodes the number of nodes
 * @param anchor the weight of the connectivity anchor
 * @param restarts the fits, in the order of their seeds
 */
record Pool(int nodes, double anchor, List<Restart> restarts) {

  Pool {
    restarts = List.copyOf(restarts);
  }

  /** The restart with the least loss on held-out trials. */
  Restart best() {
    return restarts.stream().min(Comparator.comparingDouble(Restart::heldOutLoss)).orElseThrow();
  }

  /** Whether at least one restart ended with finite weights. */
  boolean hasOutcome() {
    return Double.isFinite(best().heldOutLoss());
  }

  /**
   * The restarts that come within {@link Bars#AGREES} of the best {@code r2Full}, that included.
   */
  List<Restart> agreeing() {
    double most =
        restarts.stream().mapToDouble(Restart::r2Full).filter(Double::isFinite).max().orElse(0);
    return restarts.stream().filter(restart -> restart.r2Full() >= most - Bars.AGREES).toList();
  }
}
