package org.rnnzoo.analysis.fixedpoints;

import java.util.ArrayList;
import java.util.List;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.HeldInput;

/**
 * The fixed points under one held input.
 *
 * @param input the input
 * @param points what stands still under it
 */
record Search(HeldInput input, FixedPoints points) {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double LEAST_SECONDS = 1e-3;

  /**
   * Searches under each input in turn. All together have the time of the parameters: what one does
   * not need is left for the next ones.
   *
   * @param share the share of the whole analysis that this is, for the progress
   */
  static List<Search> all(
      DynamicalSystem system,
      List<HeldInput> inputs,
      List<double[]> visited,
      FixedPointsParameters parameters,
      AnalysisContext context,
      double share) {
    List<Search> searches = new ArrayList<>();
    long start = System.nanoTime();
    for (HeldInput input : inputs) {
      int done = searches.size();
      double left = parameters.limits().seconds() - (System.nanoTime() - start) / NANOS_PER_SECOND;
      double seconds = Math.max(LEAST_SECONDS, left / (inputs.size() - done));
      FixedPoints points =
          parameters
              .search(context.threads())
              .withSeconds(seconds)
              .find(
                  system,
                  input.values(),
                  visited,
                  List.of(),
                  context.random().named("seeds").indexed(done).generator(),
                  batch -> {
                    double ofThis = (double) batch / parameters.criteria().batches();
                    context.progress(
                        "searching for fixed points, " + input.name(),
                        share * (done + ofThis) / inputs.size());
                  });
      searches.add(new Search(input, points));
    }
    return searches;
  }
}
