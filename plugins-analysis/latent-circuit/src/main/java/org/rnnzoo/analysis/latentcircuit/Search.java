package org.rnnzoo.analysis.latentcircuit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.FixedPoint;
import org.rnnzoo.dynamics.FixedPoints;

/**
 * Fits circuits of all sizes asked for, with and without the anchor, and judges the best of each.
 *
 * @param data what is fitted
 * @param heldOut the network in the held-out trials in which it stays finite
 * @param source where the trials come from
 * @param trials all held-out trials
 * @param kept the places of those in which the network stays finite
 * @param parameters resolved
 */
record Search(
    FitData data,
    Teacher heldOut,
    TrialSource<?> source,
    Trials trials,
    int[] kept,
    LatentCircuitParameters parameters,
    AnalysisContext context,
    Workers workers) {

  private static final double SHARE_OF_FITS = 0.85;

  /** Of the restarts of a circuit that can grow from a smaller one, every other does. */
  private static final int FRESH_EVERY = 2;

  /** The judged circuits, by size, the anchored one of each size first. */
  List<Candidate> run(NodeRange range) {
    List<Pool> pools = pools(range);
    if (pools.stream().noneMatch(Pool::hasOutcome)) {
      throw new IllegalArgumentException(
          "All fits ran away to infinity; lower learningRate, or fit more trials.");
    }
    pools = pools.stream().filter(Pool::hasOutcome).toList();
    NetworkPoints network = networkPoints(pools);
    List<Candidate> candidates = new ArrayList<>();
    double part = (1 - SHARE_OF_FITS) / pools.size();
    for (Pool pool : pools) {
      double begun = SHARE_OF_FITS + part * candidates.size();
      candidates.add(judge(pool, network, begun, begun + part / 2));
    }
    return candidates;
  }

  /**
   * The circuit to show: of those with the best grade one with the network's stable points, if
   * there is one; of these the smallest, and of two of that size the one with the anchor that was
   * asked for.
   */
  static Candidate chosen(List<Candidate> candidates) {
    return candidates.stream()
        .min(
            Comparator.comparing(Candidate::grade)
                .thenComparing(candidate -> !candidate.hasStablePointsOfNetwork())
                .thenComparingInt(Candidate::nodes))
        .orElseThrow();
  }

  // ---- Fits

  private List<Pool> pools(NodeRange range) {
    double[] anchors =
        parameters.objective().anchor() > 0
            ? new double[] {parameters.objective().anchor(), 0}
            : new double[1];
    int sizes = range.last() - range.first() + 1;
    AtomicLong steps = new AtomicLong();
    double all = 0;
    for (int nodes = range.first(); nodes <= range.last(); nodes++) {
      all += (double) anchors.length * parameters.descent().restarts() * nodes;
    }
    double perStep = SHARE_OF_FITS / all / new CircuitFit(data, range.first(), parameters).steps();
    List<Pool> pools = new ArrayList<>();
    Map<Double, Restart> smaller = new HashMap<>();
    for (int nodes = range.first(); nodes <= range.last(); nodes++) {
      for (double anchor : anchors) {
        String what =
            "fitting circuits of "
                + nodes
                + (nodes == 1 ? " node" : " nodes")
                + (anchor == 0 && anchors.length > 1 ? " without anchor" : "");
        Pool pool =
            pool(
                nodes,
                anchor,
                Optional.ofNullable(sizes > 1 ? smaller.get(anchor) : null),
                steps,
                () -> context.progress(what, Math.min(SHARE_OF_FITS, perStep * steps.get())));
        pools.add(pool);
        if (pool.hasOutcome()) {
          smaller.put(anchor, pool.best());
        }
      }
    }
    return pools;
  }

  private Pool pool(
      int nodes, double anchor, Optional<Restart> smaller, AtomicLong steps, Runnable heartbeat) {
    CircuitFit fit = new CircuitFit(data, nodes, parameters);
    List<Callable<Restart>> jobs = new ArrayList<>();
    for (int seed = 1; seed <= parameters.descent().restarts(); seed++) {
      RandomStream start = context.random().named("restart").indexed(seed);
      boolean grown = smaller.isPresent() && seed % FRESH_EVERY == 0;
      Optional<FittedCircuit> from = grown ? smaller.map(Restart::fit) : Optional.empty();
      int number = seed;
      jobs.add(
          () ->
              Restart.of(
                  number,
                  grown,
                  fit.run(anchor, start, from, () -> steps.addAndGet(nodes)),
                  heldOut,
                  parameters.objective().stateWeight()));
    }
    return new Pool(nodes, anchor, workers.run(jobs, heartbeat));
  }

  // ---- Fixed points

  private NetworkPoints networkPoints(List<Pool> pools) {
    List<double[]> guesses = new ArrayList<>();
    for (Pool pool : pools) {
      FittedCircuit fit = pool.best().fit();
      for (FixedPoint point :
          circuitPoints(fit, new double[data.teacher().network().inputs()], SHARE_OF_FITS)
              .points()) {
        DMatrixRMaj state = DMatrixRMaj.wrap(1, point.state().length, point.state());
        guesses.add(Matrices.row(fit.embedding().embed(state), 0));
      }
    }
    return NetworkPoints.of(
        heldOut,
        guesses,
        context.random().named("network points").generator(),
        () -> context.progress("finding the fixed points of the network", SHARE_OF_FITS));
  }

  private FixedPoints circuitPoints(FittedCircuit fit, double[] input, double done) {
    return CircuitFixedPoints.of(
        fit.circuit(),
        Activity.of(fit.circuit(), heldOut.stimuli()),
        input,
        context.random().named("fixed points").generator(),
        () -> context.progress("finding the fixed points of circuits", done));
  }

  private List<FixedPoints> circuitPoints(FittedCircuit fit, NetworkPoints network, double done) {
    return network.inputs().stream()
        .map(input -> circuitPoints(fit, input.values(), done))
        .toList();
  }

  private List<Optional<PointMatch>> matches(
      FittedCircuit fit, List<FixedPoints> points, NetworkPoints network) {
    return IntStream.range(0, points.size())
        .mapToObj(
            i ->
                network
                    .found()
                    .get(i)
                    .map(
                        theirs ->
                            PointMatch.of(
                                network.inputs().get(i),
                                theirs,
                                points.get(i),
                                fit.embedding(),
                                heldOut.activity())))
        .toList();
  }

  // ---- Judgement

  /**
   * Measures the best restart: of those that agree with the best, one with the network's stable
   * points if there is one, and of these the one with the least loss.
   *
   * @param begun the part of the analysis that is done when it begins
   * @param chose the part that is done when a restart is chosen
   */
  private Candidate judge(Pool pool, NetworkPoints network, double begun, double chose) {
    List<Restart> agreeing =
        pool.agreeing().stream().sorted(Comparator.comparingDouble(Restart::heldOutLoss)).toList();
    Restart chosen = pool.best();
    int matching = 0;
    for (Restart restart : agreeing) {
      boolean same =
          matches(restart.fit(), circuitPoints(restart.fit(), network, begun), network).stream()
              .allMatch(match -> match.isPresent() && match.get().same());
      if (same && matching++ == 0) {
        chosen = restart;
      }
    }
    FittedCircuit fit =
        parameters.shape().masks() == Masks.FREE ? chosen.fit().inStandardOrder() : chosen.fit();
    Assessment assessment =
        Assessment.of(
            fit,
            heldOut,
            parameters.shown().perturbation(),
            context.random().named("perturbation control").generator(),
            workers,
            () -> context.progress("perturbing connections", chose));
    List<FixedPoints> points = circuitPoints(fit, network, chose);
    List<Optional<PointMatch>> matches = matches(fit, points, network);
    Behaviour behaviour =
        Behaviour.of(source, trials, kept, heldOut.activity(), assessment.activity());
    return new Candidate(
        pool,
        chosen,
        assessment,
        points,
        matches,
        behaviour,
        Judgement.of(assessment, pool, matches, behaviour),
        matching);
  }
}
