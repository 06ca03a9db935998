package org.rnnzoo.analysis.fixedpoints;

import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.dynamics.FixedPointSearch;

/** The parameters of the search for fixed points. */
public record FixedPointsParameters(
    @Unwrapped InputSettings inputs,
    @Unwrapped SearchCriteria criteria,
    @Unwrapped SearchLimits limits,
    @Parameter(help = "Whether the phase portrait shows the speed as a background.")
        boolean showSpeed) {

  /** The settings that suit most networks. */
  static FixedPointsParameters standard() {
    FixedPointSearch search = FixedPointSearch.defaults();
    return new FixedPointsParameters(
        new InputSettings(64, List.of(), List.of()),
        new SearchCriteria(
            search.seeds(),
            search.batches(),
            search.tolerance(),
            search.slowSpeed(),
            search.uniqueness(),
            search.farFactor()),
        new SearchLimits(0, 60),
        false);
  }

  /** The search that these parameters describe. */
  FixedPointSearch search(int threads) {
    return FixedPointSearch.defaults()
        .withSeeds(criteria.seeds())
        .withBatches(criteria.batches())
        .withTolerance(criteria.tolerance())
        .withSlowSpeed(criteria.slowSpeed())
        .withUniqueness(criteria.uniqueness())
        .withFarFactor(criteria.farFactor())
        .withBound(limits.bound() == 0 ? Double.POSITIVE_INFINITY : limits.bound())
        .withSeconds(limits.seconds())
        .withThreads(threads);
  }
}
