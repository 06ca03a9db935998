package org.rnnzoo.comparison.equivalence;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.dynamics.FixedPointSearch;
import org.rnnzoo.dynamics.topology.TopologySearch;

/** How fixed points are looked for. */
record SearchSettings(
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

  TopologySearch with(int threads) {
    return new TopologySearch(
        FixedPointSearch.defaults().withSeeds(seeds).withBatches(batches).withThreads(threads),
        HOLD_MS,
        SETTLE_MS);
  }
}
