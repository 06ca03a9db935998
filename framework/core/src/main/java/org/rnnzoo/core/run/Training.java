package org.rnnzoo.core.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.train.DivergedException;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.api.train.Trainer;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.TaskPlan;
import org.rnnzoo.core.folder.Checkpoint;
import org.rnnzoo.core.folder.Checkpoints;
import org.rnnzoo.core.folder.FigureFiles;
import org.rnnzoo.core.folder.Manifest;
import org.rnnzoo.core.folder.MetricsLog;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunStatus;
import org.rnnzoo.core.picture.ActivityFigure;
import org.rnnzoo.core.picture.RunFigures;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.task.Evaluation;
import org.rnnzoo.core.task.Stress;

/** Trains a network from an experiment to a complete run folder, or goes on where it was left. */
public final class Training {

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
   * @param stress the results of the stress tests; empty as {@code test} is
   * @param seconds seconds of training
   */
  public record Outcome(
      RunFolder folder,
      StopReason reason,
      long step,
      Optional<Evaluation> test,
      Optional<Stress> stress,
      double seconds) {}

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
      Optional<StartingWeights> start = StartingWeights.of(experiment, network);
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
      StartingWeights.restore(experiment, folder, network, listener);
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
        Optional.empty(),
        session.seconds());
  }

  private UserException diverged(DivergedException e, TrainingSession session) {
    summarise(
        StopReason.DIVERGED,
        e.step(),
        session.seconds(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
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
    network.canonicalise();
    RunEnd runEnd = new RunEnd(experiment, network, folder);
    Evaluation test = runEnd.test();
    Optional<Stress> stress = Optional.of(runEnd.stress(test));
    Network untrained = untrained();
    drawFigures(untrained);
    summarise(
        reason,
        step,
        seconds,
        Optional.of(test),
        stress,
        NetworkSize.of(untrained, network).tree());
    runEnd.close(step);
    listener.progress("testing", 1);
    return new Outcome(folder, reason, step, Optional.of(test), stress, seconds);
  }

  private void drawFigures(Network untrained) {
    FigureFiles.write(folder.figures(), "activity", activity(untrained));
    List<MetricsLog.Entry> course = new MetricsLog(folder.metrics()).read();
    FigureFiles.write(folder.figures(), "training", RunFigures.training(experiment, course));
  }

  private Figure activity(Network untrained) {
    Trials trial = experiment.trials("test").trials(0, 1);
    String name = experiment.model().use() + " on " + experiment.task().use();
    return new ActivityFigure(name, trial, untrained, network).figure();
  }

  /** The network as it was before the first step. */
  private Network untrained() {
    Network untrained = experiment.network();
    StartingWeights.restore(experiment, folder, untrained, JobListener.SILENT);
    return untrained;
  }

  private void summarise(
      StopReason reason,
      long step,
      double seconds,
      Optional<Evaluation> test,
      Optional<Stress> stress,
      Map<String, Object> ofNetwork) {
    new RunEnd(experiment, network, folder)
        .summarise(reason.name().toLowerCase(Locale.ROOT), step, seconds, test, stress, ofNetwork);
  }

  private RandomStream noise(String split) {
    return experiment.random().named("noise").named(split);
  }
}
