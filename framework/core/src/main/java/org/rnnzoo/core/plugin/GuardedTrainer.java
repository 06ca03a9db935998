package org.rnnzoo.core.plugin;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.train.Progress;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.api.train.Trainer;
import org.rnnzoo.api.train.TrainingContext;

/** A trainer that goes on until it is told to stop, and no further. */
final class GuardedTrainer<P extends Record> extends Guarded<P, Trainer<P>> implements Trainer<P> {

  GuardedTrainer(Guard guard, Trainer<P> trainer) {
    super(guard, trainer);
  }

  @Override
  public StopReason train(
      Network network, TrialSource<?> trials, P parameters, TrainingContext context) {
    Witness witness = new Witness(guard, context);
    StopReason reason =
        guard.callWhatMayRefuse("train", () -> plugin.train(network, trials, parameters, witness));
    if (!witness.decision.equals(Optional.of(reason))) {
      throw guard.failure(
          "train",
          witness
              .decision
              .map(told -> "it returned %s where it was told %s".formatted(reason, told))
              .orElse("it returned before a report told it to stop"));
    }
    return reason;
  }

  /** Remembers what the trainer was told last, and sees that what it reports can be. */
  private static final class Witness implements TrainingContext {

    private final Guard guard;
    private final TrainingContext context;
    private long lastStep;
    private Optional<StopReason> decision = Optional.empty();

    Witness(Guard guard, TrainingContext context) {
      this.guard = guard;
      this.context = context;
      this.lastStep = context.firstStep() - 1;
    }

    @Override
    public RandomStream random() {
      return context.random();
    }

    @Override
    public int threads() {
      return context.threads();
    }

    @Override
    public long firstStep() {
      return context.firstStep();
    }

    @Override
    public Map<String, float[]> restoredState() {
      return context.restoredState();
    }

    @Override
    public boolean reportDue(long step) {
      return context.reportDue(step);
    }

    @Override
    public Optional<StopReason> report(Progress progress) {
      requirePossible(progress);
      lastStep = progress.step();
      decision = context.report(progress);
      return decision;
    }

    private void requirePossible(Progress progress) {
      if (progress == null) {
        throw guard.failure("train", "it reported null");
      } else if (progress.step() <= lastStep) {
        throw guard.failure(
            "train",
            "it reported step %s after step %s, and so might never end"
                .formatted(progress.step(), lastStep));
      } else if (progress.state() == null
          || progress.state().values().stream().anyMatch(Objects::isNull)) {
        throw guard.failure("train", "it reported a state that is null");
      }
    }
  }
}
