package org.rnnzoo.comparison.equivalence;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.dynamics.FixedPointSearch;
import org.rnnzoo.dynamics.topology.TopologySearch;

/** The parameters of the comparison. */
record EquivalenceParameters(
    @Parameter(
            help = "Number of trials that every network is simulated on, without noise.",
            min = 4,
            max = 10000)
        int trials,
    @Parameter(
            help =
                "Margin of behaviour: the largest excess of the share of trials answered"
                    + " differently that counts as none.",
            above = 0)
        double marginBehaviour,
    @Parameter(help = "Margin of behaviour under stress tests, likewise.", above = 0)
        double marginStress,
    @Parameter(
            help =
                "Margin of topology: the largest excess of the share of fixed points and"
                    + " transitions without a partner that counts as none.",
            above = 0)
        double marginTopology,
    @Parameter(
            help =
                "Margin of dynamics: the largest excess of the angle of dynamical similarity that"
                    + " counts as none.",
            unit = "rad",
            above = 0)
        double marginDynamics,
    @Parameter(
            help =
                "Margin of circuits: the largest excess of what a circuit of one network does not"
                    + " foretell of perturbations of another, one minus a correlation, that counts"
                    + " as none.",
            above = 0)
        double marginCircuit,
    @Parameter(help = "Level of the tests.", above = 0, max = 0.2, symbol = "α") double level,
    @Parameter(help = "Fewest runs of a group for a verdict.", min = 3, max = 1000) int leastRuns,
    @Parameter(help = "Permutations of the groups.", min = 99, max = 1000000) int permutations,
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
  static EquivalenceParameters standard() {
    return new EquivalenceParameters(64, 0.05, 0.1, 0.1, 0.03, 0.1, 0.05, 5, 4999, 1999, 64, 8, 8);
  }

  TopologySearch search(int threads) {
    return new TopologySearch(
        FixedPointSearch.defaults().withSeeds(seeds).withBatches(batches).withThreads(threads),
        HOLD_MS,
        SETTLE_MS);
  }
}
