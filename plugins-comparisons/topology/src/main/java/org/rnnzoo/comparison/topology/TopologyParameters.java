package org.rnnzoo.comparison.topology;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.dynamics.FixedPointSearch;
import org.rnnzoo.dynamics.topology.TopologySearch;

/** The parameters of the comparison. */
record TopologyParameters(
    @Parameter(
            help =
                "Number of trials that are simulated to learn where networks go and which inputs there are.",
            min = 1,
            max = 10000)
        int trials,
    @Parameter(
            help =
                "Most constant inputs beside none: each channel alone, at its usual level of either sign.",
            min = 0,
            max = 100)
        int mostInputs,
    @Parameter(help = "Number of starting states in a batch of a search.", min = 1, max = 100000)
        int seeds,
    @Parameter(help = "Largest number of batches of a search.", min = 1, max = 1000) int batches,
    @Parameter(
            help =
                "How long an input is held when it is asked where it leads; 0 for as long as trials usually show it.",
            unit = "ms",
            min = 0)
        double holdMs,
    @Parameter(help = "How long a network may then take to come to rest.", unit = "ms", above = 0)
        double settleMs) {

  /** The settings that suit most networks. */
  static TopologyParameters standard() {
    return new TopologyParameters(16, 8, 64, 8, 0, 20000);
  }

  TopologySearch search(int threads) {
    return new TopologySearch(
        FixedPointSearch.defaults().withSeeds(seeds).withBatches(batches).withThreads(threads),
        holdMs,
        settleMs);
  }
}
