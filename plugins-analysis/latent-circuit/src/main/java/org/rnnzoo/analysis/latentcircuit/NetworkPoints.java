package org.rnnzoo.analysis.latentcircuit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.rnnzoo.dynamics.FixedPointSearch;
import org.rnnzoo.dynamics.FixedPoints;

/**
 * The fixed points of the network for some constant inputs.
 *
 * @param inputs the constant inputs
 * @param found the fixed points for each; empty where the search was not done in time
 */
record NetworkPoints(List<ConstantInput> inputs, List<Optional<FixedPoints>> found) {

  /** A search that takes longer than this is given up. */
  private static final double SECONDS = 60;

  private static final int MOST_STATES = 2000;

  /**
   * Searches from where the network goes and from where its circuits have their fixed points.
   *
   * @param teacher the network in held-out trials
   * @param guesses states of the network to start from
   */
  static NetworkPoints of(
      Teacher teacher, List<double[]> guesses, RandomGenerator random, Runnable heartbeat) {
    List<ConstantInput> inputs = ConstantInput.in(teacher.stimuli());
    List<double[]> visited = visited(teacher.activity());
    List<Optional<FixedPoints>> found = new ArrayList<>();
    FixedPointSearch search = FixedPointSearch.defaults().withSeconds(SECONDS);
    for (ConstantInput input : inputs) {
      FixedPoints points =
          search.find(
              teacher.network(),
              input.values(),
              visited,
              guesses,
              random,
              batch -> heartbeat.run());
      boolean partial = points.coverage().partial();
      found.add(partial ? Optional.empty() : Optional.of(points));
    }
    return new NetworkPoints(inputs, found);
  }

  static List<double[]> visited(Activity activity) {
    int stride = (activity.states().numRows - 1) / MOST_STATES + 1;
    List<double[]> visited = new ArrayList<>();
    for (int row = 0; row < activity.states().numRows; row += stride) {
      visited.add(Matrices.row(activity.states(), row));
    }
    return visited;
  }
}
