package org.rnnzoo.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
import org.rnnzoo.core.config.PluginParameters;
import org.rnnzoo.core.config.TaskPlan;
import org.rnnzoo.core.folder.Checkpoint;
import org.rnnzoo.core.folder.Checkpoints;
import org.rnnzoo.core.folder.EventLog;
import org.rnnzoo.core.folder.FigureFiles;
import org.rnnzoo.core.folder.LockOwner;
import org.rnnzoo.core.folder.Manifest;
import org.rnnzoo.core.folder.MetricsLog;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunLock;
import org.rnnzoo.core.folder.RunStatus;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.picture.ActivityFigure;
import org.rnnzoo.core.picture.RunFigures;
import org.rnnzoo.core.plugin.Origin;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.task.Evaluation;
import org.rnnzoo.core.task.Stress;

/** Trains a network from an experiment to a complete run folder, or goes on where it was left. */
public final class Training {

  /** What a run is held for. */
  /** What the folder of a run is held for while it is trained. */
  public static final String WORK = "training";

  private final Experiment experiment;
  private final RunFolder folder;
  private final JobListener listener;
  private final Network network;
  private final RunLock lock;

  private Training(
      Experiment experiment,
      Network network,
      RunFolder folder,
      RunLock lock,
      JobListener listener) {
    this.experiment = experiment;
    this.folder = folder;
    this.lock = lock;
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
  public static Outcome start(
      Experiment experiment, Path runs, Plugins plugins, JobListener listener) {
    return start(experiment, () -> RunFolder.reserve(runs, experiment), plugins, listener);
  }

  /**
   * Trains a new network into a run of a given name.
   *
   * @throws UserException if there is a run of that name, the folder cannot be written to, or
   *     training diverged
   */
  public static Outcome start(
      Experiment experiment, Path runs, String name, Plugins plugins, JobListener listener) {
    return start(experiment, () -> RunFolder.reserve(runs, name), plugins, listener);
  }

  @SuppressWarnings("try") // the lease is held, not used
  private static Outcome start(
      Experiment experiment, Supplier<RunFolder> place, Plugins plugins, JobListener listener) {
    try (Plugins.Lease lease = plugins.lease()) {
      Network network = experiment.network();
      Optional<StartingWeights> start = StartingWeights.of(experiment, network);
      RunFolder folder = place.get();
      try (RunLock lock = own(folder, false)) {
        if (folder.isRun()) {
          throw UserException.input(
              "There is a run %s; choose another name, or go on with it by 'zoo resume'."
                  .formatted(folder.path()));
        }
        folder.writeConfig(experiment);
        Training training = new Training(experiment, network, folder, lock, listener);
        return training.guarded(
            () -> {
              Manifest.write(folder, experiment);
              start.ifPresent(weights -> weights.copyTo(folder, listener));
              return training.train(Optional.empty());
            });
      }
    }
  }

  /**
   * Trains a new network into a run of a given name or, if that run has begun already, goes on with
   * it: for jobs that are started again and again until they are done.
   *
   * @return how training ended; empty if the run was complete already
   * @throws UserException if the run is one of another experiment, another process is working on
   *     it, the folder cannot be written to, or training diverged
   */
  public static Optional<Outcome> startOrResume(
      Experiment experiment, Path runs, String name, Plugins plugins, JobListener listener) {
    RunFolder folder = RunFolder.reserve(runs, name);
    if (!folder.isRun()) {
      return Optional.of(start(experiment, runs, name, plugins, listener));
    } else if (!folder.holds(experiment)) {
      throw UserException.input(
          "%s is a run of another experiment; choose another name.".formatted(folder.path()));
    }
    return folder.isDone() ? Optional.empty() : Optional.of(resume(folder, plugins, listener));
  }

  /**
   * Goes on with a run that nobody holds; see {@link #resume(RunFolder, boolean, Plugins,
   * JobListener)}.
   */
  public static Outcome resume(RunFolder folder, Plugins plugins, JobListener listener) {
    return resume(folder, false, plugins, listener);
  }

  /**
   * Goes on with a run from its newest checkpoint; from the start if it has none. The result is the
   * same, bit for bit, as if the run had never been interrupted.
   *
   * @param takeOver whether to take the run from another process that holds it
   * @throws UserException if the run is complete or another process is working on it
   */
  public static Outcome resume(
      RunFolder folder, boolean takeOver, Plugins plugins, JobListener listener) {
    requireOpen(folder);
    try (RunLock lock = own(folder, takeOver)) {
      requireOpen(folder);
      return resume(folder, lock, plugins, listener);
    }
  }

  /**
   * As {@link #resume(RunFolder, Plugins, JobListener)} for one of many who look for work.
   *
   * @return how training ended; empty if another process is working on the run or has completed it
   */
  public static Optional<Outcome> resumeIfFree(
      RunFolder folder, Plugins plugins, JobListener listener) {
    Optional<RunLock> free = RunLock.tryAcquire(folder.path(), WORK);
    if (free.isEmpty()) {
      return Optional.empty();
    }
    try (RunLock lock = free.get()) {
      return folder.isDone()
          ? Optional.empty()
          : Optional.of(resume(folder, lock, plugins, listener));
    }
  }

  @SuppressWarnings("try") // the lease is held, not used
  private static Outcome resume(
      RunFolder folder, RunLock lock, Plugins plugins, JobListener listener) {
    try (Plugins.Lease lease = plugins.lease()) {
      AtomicFile.sweep(folder.path());
      Experiment experiment = Run.experiment(folder, Map.of(), plugins, listener);
      Network network = experiment.network();
      Training training = new Training(experiment, network, folder, lock, listener);
      return training.guarded(
          () -> {
            if (!Files.exists(folder.manifest())) {
              Manifest.write(folder, experiment);
            }
            StartingWeights.restore(experiment, folder, network, listener);
            return training.train(training.rewound());
          });
    }
  }

  private static void requireOpen(RunFolder folder) {
    if (folder.isDone()) {
      throw UserException.input(folder.name() + " is complete; there is nothing to resume.");
    }
  }

  /** Takes hold of a run. */
  private static RunLock own(RunFolder folder, boolean takeOver) {
    if (takeOver) {
      return RunLock.takeOver(folder.path(), WORK);
    }
    return RunLock.tryAcquire(folder.path(), WORK)
        .orElseThrow(
            () ->
                UserException.input(
                    "%s is being trained by %s. Wait for it, stop it, or take the run from it by 'zoo resume --take-over'."
                        .formatted(
                            folder.name(),
                            RunLock.owner(folder.path())
                                .map(LockOwner::words)
                                .orElse("another process"))));
  }

  /** The newest checkpoint, after what came later has been forgotten. */
  private Optional<Checkpoint> rewound() {
    Optional<Checkpoint> from = new Checkpoints(folder.checkpoints()).newest(network.weights());
    MetricsLog metrics = new MetricsLog(folder.metrics());
    long damaged = metrics.damagedBytes();
    if (damaged > 0) {
      listener.note(
          "%s had %s damaged bytes; they were dropped.".formatted(folder.metrics(), damaged));
    }
    if (Files.exists(folder.status()) && RunStatus.read(folder).isEmpty()) {
      listener.note(folder.status() + " was damaged; it is written anew.");
    }
    metrics.truncateAfter(from.map(Checkpoint::step).orElse(-1L));
    return from;
  }

  /** Does work that leaves the run failed, with the reason, if it fails or the process is ended. */
  @SuppressWarnings("try") // the entry is held, not used
  private Outcome guarded(Supplier<Outcome> work) {
    try (Unfinished unfinished = Unfinished.work(this::giveUp)) {
      return work.get();
    } catch (UserException e) {
      throw e.getCause() instanceof IOException cause && AtomicFile.isFull(cause)
          ? failed(
              e,
              "%s Then go on with 'zoo resume %s'."
                  .formatted(
                      e.getMessage().replace("Make room and try again.", "Make room."),
                      folder.path()))
          : failed(e, e.getMessage());
    } catch (RuntimeException | Error e) {
      lock.check();
      RunStatus.failed(folder, lastStep(), String.valueOf(e));
      throw e;
    }
  }

  private UserException failed(UserException e, String message) {
    if (lock.isHeld()
        && !RunStatus.read(folder).map(s -> s.state() == RunStatus.State.FAILED).orElse(false)) {
      RunStatus.failed(folder, lastStep(), message);
    }
    return message.equals(e.getMessage()) ? e : UserException.job(message, e);
  }

  private void giveUp(String why) {
    if (lock.isHeld()) {
      RunStatus.failed(folder, lastStep(), why);
    }
  }

  private long lastStep() {
    return RunStatus.read(folder).map(RunStatus::step).orElse(0L);
  }

  private Outcome train(Optional<Checkpoint> from) {
    lock.check();
    RunStatus.now(RunStatus.State.RUNNING, from.map(Checkpoint::step).orElse(0L)).writeTo(folder);
    listener.begins(folder);
    EventLog events = EventLog.of(folder);
    if (events.isWanted()) {
      events.rewrite();
    }
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
          "Stage %s of %s: %s.".formatted(index + 1, experiment.stages().size(), task.use()));
    }
    try (Evaluator evaluator =
        new Evaluator(
            network,
            experiment.trials(task, "evaluation"),
            experiment.evaluation().trials(),
            noise("evaluation"),
            experiment.threadsHere())) {
      if (!evaluator.hasTargets()) {
        throw UserException.input(
            "No step of the trials of %s counts: all their masks are 0, so that there is nothing to train."
                .formatted(task.use()));
      }
      TrainingSession session =
          new TrainingSession(experiment, network, folder, lock, evaluator, from, listener);
      StopReason reason;
      try {
        reason =
            experiment.stages().get(index).stop().steps() == 0
                ? session.pass()
                : train(
                    experiment.trainer().plugin(), experiment.trials(task, "training"), session);
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
        network, trials, PluginParameters.of(trainer, experiment.trainer().parameters()), session);
  }

  private Outcome interrupted(TrainingSession session) {
    lock.check();
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
    lock.check();
    summarise(
        StopReason.DIVERGED,
        e.step(),
        session.seconds(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
    RunStatus.failed(folder, e.step(), e.getMessage());
    String kept =
        session.lastCheckpoint() < 0
            ? ""
            : " The checkpoint of step %s is kept.".formatted(session.lastCheckpoint());
    return UserException.job(
        "%s %s%s The run is in %s.".formatted(e.getMessage(), remedy(e), kept, folder.path()), e);
  }

  /** In the first step nothing has been learnt, so that no learning rate is to blame. */
  private String remedy(DivergedException e) {
    Origin origin = experiment.model().installed().origin();
    return e.step() > 1
        ? "Lower trainer.learningRate or model.gain and train again."
        : "Nothing had been learnt yet, so it is not the learning rate: lower model.gain or the size of the inputs, or tell the author of the model %s (%s) that it computes wrongly."
            .formatted(experiment.model().use(), origin.bundle() + " " + origin.version());
  }

  private Outcome finish(Checkpoint end) {
    StopReason reason = end.position().ended().orElseThrow();
    long step = end.step();
    double seconds = end.seconds();
    listener.progress("testing", 0);
    network.canonicalise();
    lock.check();
    RunEnd runEnd = new RunEnd(experiment, network, folder);
    Evaluation test = runEnd.test();
    Optional<Stress> stress = Optional.of(runEnd.stress(test));
    Network untrained = untrained();
    lock.check();
    drawFigures(untrained);
    lock.check();
    summarise(
        reason,
        step,
        seconds,
        Optional.of(test),
        stress,
        NetworkSize.of(untrained, network).tree());
    lock.check();
    // A process that was killed may have left one more.
    new Checkpoints(folder.checkpoints()).forgetOld();
    runEnd.close(step);
    listener.progress("testing", 1);
    return new Outcome(folder, reason, step, Optional.of(test), stress, seconds);
  }

  private void drawFigures(Network untrained) {
    FigureFiles.write(folder.figures(), "activity", activity(untrained));
    List<MetricsLog.Entry> course = new ArrayList<>(new MetricsLog(folder.metrics()).read());
    if (course.isEmpty() || course.get(0).step() > 0) {
      course.add(0, beforeTraining(untrained));
    }
    FigureFiles.write(folder.figures(), "training", RunFigures.training(experiment, course));
  }

  /** The evaluation that no metrics hold: where the curves begin. */
  private MetricsLog.Entry beforeTraining(Network untrained) {
    try (Evaluator evaluator =
        new Evaluator(
            untrained,
            experiment.trials(experiment.stages().get(0).task(), "evaluation"),
            experiment.evaluation().trials(),
            noise("evaluation"),
            experiment.threadsHere())) {
      return new MetricsLog.Entry(1, 0, Double.NaN, Double.NaN, evaluator.evaluate(), 0);
    }
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
