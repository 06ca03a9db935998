package org.rnnzoo.comparison.degeneracy;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.dynamics.FixedPointSearch;
import org.rnnzoo.dynamics.topology.TopologySearch;

/** The parameters of the comparison. */
record DegeneracyParameters(
    @Parameter(
            help = "Number of trials that every network is simulated on, without noise.",
            min = 4,
            max = 10000)
        int trials,
    @Parameter(help = "Fewest seeds of a group that is measured.", min = 3, max = 1000)
        int leastRuns,
    @Parameter(help = "Draws of runs for intervals.", min = 99, max = 1000000) int draws,
    @Parameter(
            help = "Number of starting states in a batch of a search for fixed points.",
            min = 1,
            max = 100000)
        int seeds,
    @Parameter(
            help = "Largest number of batches of a search for fixed points.",
            min = 1,
            max = 1000)
        int batches,
    @Parameter(help = "Most constant inputs beside none.", min = 0, max = 100) int mostInputs) {

  /** As long as trials show an input. */
  private static final double HOLD_MS = 0;

  private static final double SETTLE_MS = 20000;

  /** The settings that suit most networks. */
  static DegeneracyParameters standard() {
    return new DegeneracyParameters(64, 5, 1999, 64, 8, 8);
  }

  TopologySearch search(int threads) {
    return new TopologySearch(
        FixedPointSearch.defaults().withSeeds(seeds).withBatches(batches).withThreads(threads),
        HOLD_MS,
        SETTLE_MS);
  }
}
