package org.rnnzoo.core.plugin;

import java.util.Map;
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
    Witness witness = new Witness(context);
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

  /** Remembers what the trainer was told last. */
  private static final class Witness implements TrainingContext {

    private final TrainingContext context;
    private Optional<StopReason> decision = Optional.empty();

    Witness(TrainingContext context) {
      this.context = context;
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
      decision = context.report(progress);
      return decision;
    }
  }
}
