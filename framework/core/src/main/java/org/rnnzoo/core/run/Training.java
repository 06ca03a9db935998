package org.rnnzoo.core.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.train.DivergedException;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.api.train.Trainer;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.TaskPlan;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Npz;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.Plugins;

/** Trains a network from an experiment to a complete run folder, or goes on where it was left. */
public final class Training {

  private static final int TEST_TRIALS = 1024;
  private static final int STORED_TRIALS = 16;

  private final Experiment experiment;
  private final RunFolder folder;
  private final JobListener listener;
  private final Network network;

  private Training(Experiment experiment, Network network, RunFolder folder, JobListener listener) {
    this.experiment = experiment;
    this.folder = folder;
    this.listener = listener;
    this.network = network;
  }

  /**
   * How training ended.
   *
   * @param folder the run
   * @param reason why it stopped
   * @param step training steps made
   * @param test the result on test trials; empty if training was interrupted or diverged
   * @param seconds seconds of training
   */
  public record Outcome(
      RunFolder folder, StopReason reason, long step, Optional<Evaluation> test, double seconds) {}

  /**
   * Trains a new network.
   *
   * @param runs the folder below which the run's folder is made
   * @throws UserException if the folder cannot be written to, or training diverged
   */
  @SuppressWarnings("try") // the lease is held, not used
  public static Outcome start(
      Experiment experiment, Path runs, Plugins plugins, JobListener listener) {
    try (Plugins.Lease lease = plugins.lease()) {
      Network network = experiment.network();
      Optional<StartingWeights> start = StartingWeights.of(experiment, network.weights());
      RunFolder folder = RunFolder.create(runs, experiment);
      Manifest.write(folder, experiment);
      start.ifPresent(weights -> weights.copyTo(folder, listener));
      return new Training(experiment, network, folder, listener).train(Optional.empty());
    }
  }

  /**
   * Goes on with a run from its newest checkpoint; from the start if it has none. The result is the
   * same, bit for bit, as if the run had never been interrupted.
   *
   * @throws UserException if the run is complete or another process is working on it
   */
  @SuppressWarnings("try") // the lease is held, not used
  public static Outcome resume(RunFolder folder, Plugins plugins, JobListener listener) {
    if (folder.isDone()) {
      throw UserException.input(folder.name() + " is complete; there is nothing to resume.");
    }
    RunStatus.read(folder)
        .filter(RunStatus::isBusyElsewhere)
        .ifPresent(
            status -> {
              throw UserException.input(
                  "%s is being trained by process %d on %s. Wait for it or stop it first."
                      .formatted(folder.name(), status.process(), status.host()));
            });
    try (Plugins.Lease lease = plugins.lease()) {
      Experiment experiment = Run.experiment(folder, Map.of(), plugins, listener);
      if (!Files.exists(folder.manifest())) {
        Manifest.write(folder, experiment);
      }
      Network network = experiment.network();
      StartingWeights.restore(folder, network.weights());
      Training training = new Training(experiment, network, folder, listener);
      Optional<Checkpoint> from =
          new Checkpoints(folder.checkpoints()).newest(training.network.weights());
      new MetricsLog(folder.metrics()).truncateAfter(from.map(Checkpoint::step).orElse(-1L));
      return training.train(from);
    }
  }

  private Outcome train(Optional<Checkpoint> from) {
    RunStatus.now(RunStatus.State.RUNNING, from.map(Checkpoint::step).orElse(0L)).writeTo(folder);
    Optional<Checkpoint> reached = from;
    while (reached.map(Checkpoint::position).flatMap(Checkpoint.Position::ended).isEmpty()) {
      Optional<Outcome> interrupted = trainStage(reached);
      if (interrupted.isPresent()) {
        return interrupted.get();
      }
      reached = new Checkpoints(folder.checkpoints()).newest(network.weights());
    }
    reached.get().restore(network.weights());
    return finish(reached.get());
  }

  /** Trains a stage to its end, of which the newest checkpoint then tells. */
  private Optional<Outcome> trainStage(Optional<Checkpoint> from) {
    int index = from.map(checkpoint -> checkpoint.position().stage()).orElse(0);
    TaskPlan task = experiment.stages().get(index).task();
    if (experiment.stages().size() > 1) {
      listener.note(
          "Stage %d of %d: %s.".formatted(index + 1, experiment.stages().size(), task.use()));
    }
    try (Evaluator evaluator =
        new Evaluator(
            network,
            experiment.trials(task, "evaluation"),
            experiment.evaluation().trials(),
            noise("evaluation"),
            experiment.threadsHere())) {
      TrainingSession session =
          new TrainingSession(experiment, network, folder, evaluator, from, listener);
      StopReason reason;
      try {
        reason = train(experiment.trainer().plugin(), experiment.trials(task, "training"), session);
      } catch (DivergedException e) {
        throw diverged(e, session);
      } catch (IllegalArgumentException e) {
        throw UserException.input(experiment.trainer().use() + ": " + e.getMessage(), e);
      }
      return reason == StopReason.INTERRUPTED
          ? Optional.of(interrupted(session))
          : Optional.empty();
    }
  }

  private <P extends Record> StopReason train(
      Trainer<P> trainer, TrialSource<?> trials, TrainingSession session) {
    return trainer.train(
        network,
        trials,
        Experiment.parametersOf(trainer, experiment.trainer().parameters()),
        session);
  }

  private Outcome interrupted(TrainingSession session) {
    RunStatus.now(RunStatus.State.INTERRUPTED, session.lastCheckpoint()).writeTo(folder);
    return new Outcome(
        folder,
        StopReason.INTERRUPTED,
        session.lastCheckpoint(),
        Optional.empty(),
        session.seconds());
  }

  private UserException diverged(DivergedException e, TrainingSession session) {
    writeSummary(StopReason.DIVERGED, e.step(), Optional.empty(), session.seconds());
    RunStatus.now(RunStatus.State.FAILED, e.step()).writeTo(folder);
    String kept =
        session.lastCheckpoint() < 0
            ? ""
            : " The checkpoint of step %d is kept.".formatted(session.lastCheckpoint());
    return UserException.job(
        "%s Lower trainer.learningRate or model.gain and train again.%s The run is in %s."
            .formatted(e.getMessage(), kept, folder.path()),
        e);
  }

  private Outcome finish(Checkpoint end) {
    StopReason reason = end.position().ended().orElseThrow();
    long step = end.step();
    double seconds = end.seconds();
    listener.progress("testing", 0);
    WeightsFile.write(folder.model(), network.weights());
    Evaluation test = new Run(folder, experiment, network).evaluate("test", TEST_TRIALS);
    writeTrialsAndFigures();
    writeSummary(reason, step, Optional.of(test), seconds);
    RunStatus.now(RunStatus.State.DONE, step).writeTo(folder);
    AtomicFile.write(folder.done(), "");
    listener.progress("testing", 1);
    return new Outcome(folder, reason, step, Optional.of(test), seconds);
  }

  private void writeTrialsAndFigures() {
    TrialSource<?> source = experiment.trials("test");
    Trials trials = source.trials(0, STORED_TRIALS);
    try (Propagation propagation =
        network.propagation(trials.size(), trials.time(), experiment.threadsHere())) {
      propagation.load(trials);
      propagation.forward(new Objective(source.losses(), 0), noise("test").keyOf(0));
      Integer n = trials.size();
      Integer time = trials.time();
      Integer inputs = trials.channels().inputs().size();
      Integer outputs = trials.channels().outputs().size();
      Map<String, NpyArray> arrays = new LinkedHashMap<>();
      arrays.put("inputs", NpyArray.of(trials.inputValues(), n, time, inputs));
      arrays.put("targets", NpyArray.of(trials.targetValues(), n, time, outputs));
      arrays.put("mask", NpyArray.of(trials.maskValues(), n, time, outputs));
      arrays.put("outputs", NpyArray.of(propagation.outputValues().clone(), n, time, outputs));
      arrays.put("rates", NpyArray.of(propagation.rates()));
      arrays.put("dt", NpyArray.of(new double[] {trials.clock().dt()}, 1));
      Npz.write(folder.trials(), arrays);
      FigureFiles.write(
          folder.figures(),
          "trial",
          new TrialFigure(
                  experiment.task().use(), trials, 0, Optional.of(propagation.outputValues()))
              .figure());
    }
    List<MetricsLog.Entry> course = new MetricsLog(folder.metrics()).read();
    FigureFiles.write(folder.figures(), "training", RunFigures.training(experiment, course));
  }

  private void writeSummary(
      StopReason reason, long step, Optional<Evaluation> test, double seconds) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("task", experiment.task().use());
    summary.put("model", experiment.model().use());
    summary.put("seed", experiment.seed());
    summary.put("accuracy", test.map(Evaluation::accuracy).orElse(Double.NaN));
    summary.put("trialAccuracy", test.map(Evaluation::trialAccuracy).orElse(Double.NaN));
    summary.put("loss", test.map(Evaluation::loss).orElse(Double.NaN));
    summary.put("testTrials", test.map(Evaluation::trials).orElse(0));
    summary.put("measures", test.map(Evaluation::measures).orElse(Map.of()));
    summary.put("steps", step);
    summary.put("stoppedBecause", reason.name().toLowerCase(Locale.ROOT));
    summary.put("seconds", seconds);
    summary.put("trainableParameters", network.weights().trainableCount());
    Trees.writeJson(folder.summary(), summary);
  }

  private RandomStream noise(String split) {
    return experiment.random().named("noise").named(split);
  }
}
