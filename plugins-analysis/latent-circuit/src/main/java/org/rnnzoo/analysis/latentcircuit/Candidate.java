package org.rnnzoo.analysis.latentcircuit;

import java.util.List;
import java.util.Optional;
import org.rnnzoo.dynamics.FixedPoints;

/**
 * The best circuit of a pool, measured and judged.
 *
 * @param pool the restarts it comes from
 * @param chosen the restart that was kept
 * @param assessment its measures on held-out trials
 * @param points its fixed points, one set for each constant input
 * @param matches those beside the network's; empty where they could not be compared
 * @param behaviour how it does the task
 * @param judgement the verdict
 * @param matching how many of the agreeing restarts have the network's stable points
 */
record Candidate(
    Pool pool,
    Restart chosen,
    Assessment assessment,
    List<FixedPoints> points,
    List<Optional<PointMatch>> matches,
    Behaviour behaviour,
    Judgement judgement,
    int matching) {

  int nodes() {
    return pool.nodes();
  }

  double anchor() {
    return pool.anchor();
  }

  Grade grade() {
    return judgement.grade();
  }

  /** Whether all its stable points are the network's and the other way round, for every input. */
  boolean hasStablePointsOfNetwork() {
    return !matches.isEmpty()
        && matches.stream().allMatch(match -> match.isPresent() && match.get().same());
  }

  CircuitMetrics metrics() {
    return assessment.metrics();
  }

  PerturbationTest perturbation() {
    return assessment.perturbation();
  }
}
