package org.rnnzoo.analysis.fixedpoints;

import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.dynamics.FixedPointSearch;

/** The parameters of the search for fixed points. */
public record FixedPointsParameters(
    @Parameter(
            help =
                "Number of trials that are simulated to learn where the network goes; the search"
                    + " starts from there.",
            min = 1,
            max = 10000)
        int trials,
    @Parameter(
            help =
                "The constant input: one number per input channel; or CHANNEL=VALUE for some, the"
                    + " others being 0; or what trials show on average, as epoch:NAME, as"
                    + " mean(EPOCH|COLUMN=VALUE), or as epochs for each in turn; an empty list"
                    + " stands for zeros.")
        List<String> input,
    @Parameter(
            help =
                "Columns of the condition table; an input that is taken from trials is taken for"
                    + " each of their values.")
        List<String> by,
    @Parameter(help = "Number of starting states in a batch.", min = 1, max = 100000) int seeds,
    @Parameter(help = "Largest number of batches.", min = 1, max = 1000) int batches,
    @Parameter(
            help =
                "A state counts as a fixed point if the squared length of F = τ dx/dt is below"
                    + " this.",
            min = 1e-28,
            max = 1e-6)
        double tolerance,
    @Parameter(
            help =
                "A local minimum of the speed counts as a slow point if its speed, the root mean"
                    + " square velocity of a state variable, is below this.",
            unit = "1/s",
            min = 0)
        double slowSpeed,
    @Parameter(
            help =
                "Two states are one point if no variable differs by more than this share of the"
                    + " variables' root mean square.",
            min = 1e-9,
            max = 1)
        double uniqueness,
    @Parameter(
            help =
                "Points farther from the mean of the trajectories than this many times their mean"
                    + " distance are listed as far.",
            min = 1)
        double farFactor,
    @Parameter(
            help =
                "The search stays where no state variable exceeds this in size, beside the box that"
                    + " the network itself cannot leave; 0 for no further bound.",
            min = 0)
        double bound,
    @Parameter(
            help =
                "The search ends after this time; what was found by then is kept and marked as"
                    + " partial.",
            unit = "s",
            min = 0.001)
        double seconds,
    @Parameter(help = "Whether the phase portrait shows the speed as a background.")
        boolean showSpeed) {

  public FixedPointsParameters {
    input = List.copyOf(input);
    by = List.copyOf(by);
  }

  /** The settings that suit most networks. */
  static FixedPointsParameters standard() {
    FixedPointSearch search = FixedPointSearch.defaults();
    return new FixedPointsParameters(
        64,
        List.of(),
        List.of(),
        search.seeds(),
        search.batches(),
        search.tolerance(),
        search.slowSpeed(),
        search.uniqueness(),
        search.farFactor(),
        0,
        60,
        false);
  }

  /** The search that these parameters describe. */
  FixedPointSearch search(int threads) {
    return FixedPointSearch.defaults()
        .withSeeds(seeds)
        .withBatches(batches)
        .withTolerance(tolerance)
        .withSlowSpeed(slowSpeed)
        .withUniqueness(uniqueness)
        .withFarFactor(farFactor)
        .withBound(bound == 0 ? Double.POSITIVE_INFINITY : bound)
        .withSeconds(seconds)
        .withThreads(threads);
  }
}
