package org.rnnzoo.analysis.latentcircuit;

import java.util.Arrays;
import java.util.List;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.engine.Noise;
import org.rnnzoo.engine.RecurrentNetwork;

/**
 * Latent circuit inference: the small recurrent circuit whose activity, embedded linearly, is that
 * of a large network, so that its few connections explain the network's behaviour.
 *
 * <p>Follows Langdon &amp; Engel (2025) with two changes: the embedding is found in closed form
 * instead of by gradient, and it may have a scale, without which no circuit of bounded rates fits.
 */
public final class LatentCircuitAnalysis implements Analysis<LatentCircuitParameters> {

  /** σ of the noise of network and circuit in Langdon &amp; Engel (2025). */
  private static final double PUBLISHED_NOISE = 0.15;

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
  public Result analyze(TrainedRun run, LatentCircuitParameters given, AnalysisContext context) {
    LatentCircuitParameters parameters = given.resolved();
    LeakyNetwork network = leaky(run.network().dynamics());
    requireFinite(network);
    TrialSource<?> source = run.trials();
    Channels channels = source.channels();
    NodeRange range =
        parameters
            .shape()
            .nodesFor(
                channels.inputs().size(),
                channels.outputs().size(),
                network.dimension(),
                network.activation());
    Trials trials =
        source.trials(parameters.sample().trials(), parameters.sample().heldOutTrials());
    Teacher all = Teacher.in(network, Stimuli.of(trials));
    int[] kept = all.sound();
    Teacher heldOut = all.only(requireSome(kept, trials.size()));
    Teacher fitted = fitted(network, source, parameters);
    requireActivity(heldOut);
    requireActivity(fitted);
    FitData data =
        new FitData(
            fitted,
            range.last(),
            parameters.preset().noisy() ? noise(run.network()) : Noise.NONE,
            context.random().named("noise").generator(),
            parameters);
    try (Workers workers = new Workers(context.threads())) {
      List<Candidate> candidates =
          new Search(data, heldOut, source, trials, kept, parameters, context, workers).run(range);
      context.progress("drawing figures", 1);
      return new CircuitReport(
              parameters,
              channels,
              trials,
              kept,
              heldOut,
              candidates,
              Search.chosen(candidates),
              workers)
          .result();
    }
  }

  private static Teacher fitted(
      LeakyNetwork network, TrialSource<?> source, LatentCircuitParameters parameters) {
    Stimuli stimuli = Stimuli.of(source.trials(0, parameters.sample().trials()));
    Teacher plain = Teacher.in(network, stimuli);
    int[] sound = requireSome(plain.sound(), stimuli.trials());
    Teacher even = Teacher.in(network, stimuli.only(sound).even());
    if (even.sound().length < sound.length) {
      throw new IllegalArgumentException(
          "The network's activity grows without end once a trial is over; a circuit can be fitted"
              + " to trials of equal length only (timing: fixed).");
    }
    return even;
  }

  private static LeakyNetwork leaky(DynamicalSystem system) {
    if (system instanceof LeakyNetwork network) {
      return network;
    }
    throw new IllegalArgumentException(
        "A latent circuit can be fitted to a leaky network of the rate or current form only, and"
            + " this network is of another kind; analyse it with fixed-points instead.");
  }

  /** The network's own noise, or that of the paper if it has none. */
  private static Noise noise(Network network) {
    if (network instanceof RecurrentNetwork recurrent && recurrent.cell().noise().sigma() > 0) {
      return recurrent.cell().noise();
    }
    return new Noise(Noise.Placement.INSIDE, PUBLISHED_NOISE);
  }

  private static void requireFinite(LeakyNetwork network) {
    boolean finite =
        isFinite(network.recurrent().data)
            && isFinite(network.input().data)
            && isFinite(network.readout().data)
            && isFinite(network.bias())
            && isFinite(network.readoutBias())
            && isFinite(network.initial());
    if (!finite) {
      throw new IllegalArgumentException(
          "The network has weights that are not finite, as after a training that diverged; train it"
              + " again with a lower learningRate, or use earlier weights.");
    }
  }

  private static boolean isFinite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }

  private static int[] requireSome(int[] sound, int trials) {
    if (sound.length == 0) {
      throw new IllegalArgumentException(
          "The network's activity grows without end in all of the "
              + trials
              + " trials, so there is nothing that a circuit could explain.");
    }
    return sound;
  }

  private static void requireActivity(Teacher teacher) {
    if (!(Matrices.variation(teacher.activity().states()) > 0)) {
      throw new IllegalArgumentException(
          "The network's activity never changes in these trials, so there is nothing that a circuit"
              + " could explain.");
    }
  }
}
