package org.rnnzoo.core.run;

import java.util.Map;
import java.util.Optional;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.train.DivergedException;
import org.rnnzoo.api.train.Progress;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.api.train.TrainingContext;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.Stage;
import org.rnnzoo.core.folder.Checkpoint;
import org.rnnzoo.core.folder.Checkpoints;
import org.rnnzoo.core.folder.EventLog;
import org.rnnzoo.core.folder.MetricsLog;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunLock;
import org.rnnzoo.core.folder.RunStatus;
import org.rnnzoo.core.task.Evaluation;

/**
 * Watches a stage of training: evaluates, writes down, keeps checkpoints and decides when to stop.
 */
final class TrainingSession implements TrainingContext {

  private final Experiment experiment;
  private final Stage stage;
  private final Checkpoint.Position position;
  private final Network network;
  private final RunFolder folder;
  private final RunLock lock;
  private final JobListener listener;
  private final Evaluator evaluator;
  private final Checkpoints checkpoints;
  private final MetricsLog metrics;
  private final EventLog events;
  private final boolean resumed;
  private final long firstStep;
  private final Map<String, float[]> restoredState;
  private final double earlierSeconds;
  private final long startNanos = System.nanoTime();
  private long held;
  private double bestAccuracy;
  private long lastReported = -1;

  /**
   * @param from where to go on; empty for the start
   */
  TrainingSession(
      Experiment experiment,
      Network network,
      RunFolder folder,
      RunLock lock,
      Evaluator evaluator,
      Optional<Checkpoint> from,
      JobListener listener) {
    this.experiment = experiment;
    this.position = from.map(Checkpoint::position).orElse(Checkpoint.Position.START);
    this.stage = experiment.stages().get(position.stage());
    this.network = network;
    this.folder = folder;
    this.lock = lock;
    this.listener = listener;
    this.evaluator = evaluator;
    this.checkpoints = new Checkpoints(folder.checkpoints());
    this.metrics = new MetricsLog(folder.metrics());
    this.events = EventLog.of(folder);
    this.resumed = from.isPresent();
    this.firstStep = from.map(Checkpoint::step).orElse(0L);
    this.restoredState = from.map(Checkpoint::state).orElse(Map.of());
    this.earlierSeconds = from.map(Checkpoint::seconds).orElse(0.0);
    this.held = from.map(Checkpoint::held).orElse(0L);
    this.bestAccuracy = from.map(Checkpoint::bestAccuracy).orElse(-1.0);
    from.ifPresent(checkpoint -> checkpoint.restore(network.weights()));
  }

  @Override
  public RandomStream random() {
    return experiment.random().named("trainer");
  }

  @Override
  public int threads() {
    return experiment.threadsHere();
  }

  @Override
  public long firstStep() {
    return firstStep;
  }

  @Override
  public Map<String, float[]> restoredState() {
    return restoredState;
  }

  @Override
  public boolean reportDue(long step) {
    return step % experiment.evaluation().every() == 0
        || step >= lastStep()
        || timeIsUp()
        || listener.stopRequested();
  }

  @Override
  public Optional<StopReason> report(Progress progress) {
    requireWithinPlan(progress);
    requireFinite(progress);
    boolean planned = isPlanned(progress.step());
    Evaluation evaluation = evaluator.evaluate();
    double seconds = seconds();
    boolean best = evaluation.accuracy() > bestAccuracy;
    bestAccuracy = Math.max(bestAccuracy, evaluation.accuracy());
    Optional<StopReason> stop =
        reachedGoal(evaluation, planned).or(() -> limit(progress.step(), seconds));
    Checkpoint.Position next = next(stop, progress.step(), seconds);
    boolean newStage = next.stage() != position.stage();
    MetricsLog.Entry entry =
        new MetricsLog.Entry(
            position.stage() + 1,
            progress.step(),
            progress.loss(),
            progress.gradientNorm(),
            evaluation,
            seconds);
    lock.check();
    if (planned) {
      metrics.append(entry);
      if (events.isWanted()) {
        events.append(entry);
      }
    }
    checkpoints.save(
        new Checkpoint(
            next,
            progress.step(),
            newStage ? 0 : held,
            newStage ? -1 : bestAccuracy,
            seconds,
            network.weights().values(),
            progress.state()),
        network.weights(),
        best);
    lastReported = progress.step();
    RunStatus.now(RunStatus.State.RUNNING, progress.step()).writeTo(folder);
    listener.evaluated(entry, stage.accuracyToReach(), lastStep());
    return stop;
  }

  /** A trainer that leaps over the end of its stage counts otherwise than it was asked to. */
  private void requireWithinPlan(Progress progress) {
    if (progress.step() > Math.max(lastStep(), firstStep + 1)) {
      throw new IllegalStateException(
          "it reported step %s where training ends at step %s"
              .formatted(progress.step(), lastStep()));
    }
  }

  /** Whatever the trainer says, training that has no numbers left does not go on. */
  private void requireFinite(Progress progress) {
    if (progress.step() > firstStep && !Double.isFinite(progress.loss())) {
      throw new DivergedException(progress.step(), "the loss");
    }
    Weights weights = network.weights();
    for (Weights.Tensor tensor : weights.tensors()) {
      for (int i = tensor.offset(); i < tensor.offset() + tensor.length(); i++) {
        if (!Float.isFinite(weights.values()[i])) {
          throw new DivergedException(progress.step(), "a weight of " + tensor.name());
        }
      }
    }
  }

  /** Ends a stage of no steps, whose trainer has nothing to do and keeps what it remembers. */
  StopReason pass() {
    return report(new Progress(firstStep, Double.NaN, Double.NaN, restoredState)).orElseThrow();
  }

  /** Where training stands after a decision to stop or to go on. */
  private Checkpoint.Position next(Optional<StopReason> stop, long step, double seconds) {
    if (stop.isEmpty() || stop.get() == StopReason.INTERRUPTED) {
      return position;
    }
    boolean last = position.stage() == experiment.stages().size() - 1;
    return new Checkpoint.Position(
        position.stage() + 1, step, seconds, last ? stop : Optional.empty());
  }

  /** The step at which the stage ends at the latest. */
  private long lastStep() {
    return position.firstStep() + stage.stop().steps();
  }

  /**
   * Whether the evaluation after this step belongs to the plan. One that was made because somebody
   * interrupted, or for a second time after resuming, does not: it must not change how training
   * ends.
   */
  private boolean isPlanned(long step) {
    boolean repeated = resumed && step == firstStep;
    return !repeated && (step % experiment.evaluation().every() == 0 || step >= lastStep());
  }

  /** Counts planned evaluations in a row that reach the goal. */
  private Optional<StopReason> reachedGoal(Evaluation evaluation, boolean planned) {
    boolean accurate = isAccurate(evaluation);
    boolean lossReached = evaluation.loss() <= stage.stop().lossToReach();
    if (planned) {
      held = accurate || lossReached ? held + 1 : 0;
    }
    if (held < stage.stop().heldFor()) {
      return Optional.empty();
    }
    return Optional.of(accurate ? StopReason.ACCURACY : StopReason.LOSS);
  }

  /**
   * Whether every task is answered as accurately as training has to reach, and, if the stop rule
   * asks for it, under stress, too. Trials under stress are long, so that they are run only where
   * ordinary ones are answered.
   */
  private boolean isAccurate(Evaluation evaluation) {
    return isAccurateOrdinarily(evaluation)
        && (!stage.stop().underStress()
            || new StressTests(experiment, stage.task(), network).against(evaluation).stood());
  }

  private boolean isAccurateOrdinarily(Evaluation evaluation) {
    if (!stage.task().isMixture()) {
      return evaluation.accuracy() >= stage.accuracyToReach();
    }
    return stage.task().parts().stream()
        .allMatch(
            part ->
                evaluation.measures().getOrDefault(part.label(), 0.0)
                    >= stage.accuracyToReach(part));
  }

  private Optional<StopReason> limit(long step, double seconds) {
    if (step >= lastStep()) {
      return Optional.of(StopReason.STEPS);
    } else if (isUp(seconds)) {
      return Optional.of(StopReason.TIME);
    }
    return listener.stopRequested() ? Optional.of(StopReason.INTERRUPTED) : Optional.empty();
  }

  private boolean timeIsUp() {
    return isUp(seconds());
  }

  private boolean isUp(double seconds) {
    return seconds - position.firstSecond() >= stage.stop().minutes() * 60;
  }

  /** Seconds of training so far, earlier sessions included. */
  double seconds() {
    return earlierSeconds + (System.nanoTime() - startNanos) / 1e9;
  }

  /** The step of the last checkpoint, or −1 if there is none yet. */
  long lastCheckpoint() {
    return Math.max(lastReported, resumed ? firstStep : -1);
  }
}
