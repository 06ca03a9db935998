package org.rnnzoo.analysis.latentcircuit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * Latent circuit inference: the small recurrent circuit whose activity, embedded linearly, is that
 * of a large network, so that its few connections explain the network's behaviour.
 *
 * <p>Follows Langdon &amp; Engel (2025) with two changes: the embedding is found in closed form
 * instead of by gradient, and it may have a scale, without which no circuit of bounded rates fits.
 */
public final class LatentCircuitAnalysis implements Analysis<LatentCircuitParameters> {

  private static final double SHARE_OF_RESTARTS = 0.75;
  private static final double SHARE_OF_FITS = 0.9;

  @Override
  public String name() {
    return "latent-circuit";
  }

  @Override
  public String title() {
    return "The small circuit that a network implements, tested by perturbations";
  }

  @Override
  public String citation() {
    return "Langdon & Engel 2025, Nature Neuroscience";
  }

  @Override
  public List<String> tags() {
    return List.of("circuit", "mechanism", "dimensionality", "perturbation");
  }

  @Override
  public LatentCircuitParameters defaults() {
    return LatentCircuitParameters.DEFAULTS;
  }

  @Override
  public Result analyze(
      TrainedRun run, LatentCircuitParameters parameters, AnalysisContext context) {
    LeakyNetwork network = leaky(run.network().dynamics());
    Channels channels = run.trials().channels();
    int nodes = parameters.nodesFor(channels.inputs().size(), channels.outputs().size());
    requireRoomFor(nodes, network);
    TrialSource<?> source = run.trials();
    Teacher fitted = Teacher.in(network, source.trials(0, parameters.trials()));
    Teacher heldOut =
        Teacher.in(network, source.trials(parameters.trials(), parameters.heldOutTrials()));
    CircuitFit fit = new CircuitFit(fitted, nodes, parameters);
    try (Workers workers = new Workers(context.threads())) {
      return new Inference(fit, heldOut, parameters, context, workers).run(channels);
    }
  }

  private static LeakyNetwork leaky(DynamicalSystem system) {
    if (system instanceof LeakyNetwork network) {
      return network;
    }
    throw new IllegalArgumentException(
        "A latent circuit can be fitted to a leaky network of the rate or current form only, and"
            + " this network is of another kind; analyse it with fixed-points instead.");
  }

  private static void requireRoomFor(int nodes, LeakyNetwork network) {
    if (nodes > network.dimension()) {
      throw new IllegalArgumentException(
          "A circuit of "
              + nodes
              + " nodes does not fit into a network of "
              + network.dimension()
              + " units; set nodes to at most "
              + network.dimension()
              + ".");
    }
  }

  /** One run of the analysis. */
  private record Inference(
      CircuitFit fit,
      Teacher heldOut,
      LatentCircuitParameters parameters,
      AnalysisContext context,
      Workers workers) {

    Result run(Channels channels) {
      List<Restart> restarts = restarts();
      Restart best =
          restarts.stream().min(Comparator.comparingDouble(Restart::heldOutLoss)).orElseThrow();
      requireFinite(best);
      Optional<Assessment> unanchored =
          parameters.anchor() > 0
              ? Optional.of(assess(fitUnanchored(best.seed())))
              : Optional.empty();
      Assessment assessment = assess(best.fit());
      Optional<FixedPoints> points = fixedPoints(assessment);
      context.progress("drawing figures", 1);
      return new CircuitReport(
              parameters, channels, heldOut, restarts, best, assessment, unanchored, points)
          .result();
    }

    private List<Restart> restarts() {
      AtomicInteger steps = new AtomicInteger();
      List<Callable<Restart>> jobs = new ArrayList<>();
      for (int i = 1; i <= parameters.restarts(); i++) {
        int seed = i;
        jobs.add(
            () ->
                Restart.of(
                    seed,
                    fit.run(parameters.anchor(), start(seed), steps::incrementAndGet),
                    heldOut,
                    parameters.stateWeight()));
      }
      double all = (double) parameters.steps() * parameters.restarts();
      return workers.run(
          jobs, () -> context.progress("fitting circuits", SHARE_OF_RESTARTS * steps.get() / all));
    }

    private FittedCircuit fitUnanchored(int seed) {
      AtomicInteger steps = new AtomicInteger();
      List<Callable<FittedCircuit>> job =
          List.of(() -> fit.run(0, start(seed), steps::incrementAndGet));
      double share = (SHARE_OF_FITS - SHARE_OF_RESTARTS) / parameters.steps();
      return workers
          .run(
              job,
              () ->
                  context.progress(
                      "fitting without anchor", SHARE_OF_RESTARTS + share * steps.get()))
          .get(0);
    }

    private RandomStream start(int seed) {
      return context.random().named("restart").indexed(seed);
    }

    private Assessment assess(FittedCircuit circuit) {
      return Assessment.of(
          parameters.masks() == Masks.FREE ? circuit.inStandardOrder() : circuit,
          heldOut,
          parameters.perturbation(),
          context.random().named("perturbation control").generator(),
          workers,
          () -> context.progress("perturbing connections", SHARE_OF_FITS));
    }

    private Optional<FixedPoints> fixedPoints(Assessment assessment) {
      LeakyNetwork circuit = assessment.fit().circuit();
      if (circuit.dimension() > CircuitFixedPoints.MOST_NODES) {
        return Optional.empty();
      }
      return Optional.of(
          CircuitFixedPoints.of(
              circuit,
              assessment.activity().states(),
              context.random().named("fixed points").generator(),
              () -> context.progress("finding fixed points", SHARE_OF_FITS)));
    }

    private static void requireFinite(Restart best) {
      if (!Double.isFinite(best.heldOutLoss())) {
        throw new IllegalArgumentException(
            "All fits ran away to infinity; lower learningRate, or fit more trials.");
      }
    }
  }
}
