package org.rnnzoo.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.train.Progress;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.api.train.TrainingContext;

/** A training that reports every few steps, stops at a given step and keeps what was reported. */
public final class TestTraining implements TrainingContext {

  private final int threads;
  private final long firstStep;
  private final Map<String, float[]> restoredState;
  private final long interval;
  private final long lastStep;
  private final StopReason reason;
  private final List<Progress> reports = new ArrayList<>();

  private TestTraining(
      int threads,
      long firstStep,
      Map<String, float[]> restoredState,
      long interval,
      long lastStep,
      StopReason reason) {
    this.threads = threads;
    this.firstStep = firstStep;
    this.restoredState = restoredState;
    this.interval = interval;
    this.lastStep = lastStep;
    this.reason = reason;
  }

  /** A training from the start, on one thread, that ends after a number of steps. */
  public static TestTraining steps(long lastStep, long interval) {
    return new TestTraining(1, 0, Map.of(), interval, lastStep, StopReason.STEPS);
  }

  /** The same training, on a number of threads. */
  public TestTraining onThreads(int count) {
    return new TestTraining(count, firstStep, restoredState, interval, lastStep, reason);
  }

  /** The same training, in which somebody asks to stop at a step. */
  public TestTraining interruptedAt(long step) {
    return new TestTraining(
        threads, firstStep, restoredState, interval, step, StopReason.INTERRUPTED);
  }

  /** A training that goes on from the last report of this one. */
  public TestTraining resumedUntil(long step) {
    Progress last = lastReport();
    return new TestTraining(threads, last.step(), last.state(), interval, step, StopReason.STEPS);
  }

  /** All reports in order, each with a copy of its state. */
  public List<Progress> reports() {
    return List.copyOf(reports);
  }

  /** The last report. */
  public Progress lastReport() {
    return reports.get(reports.size() - 1);
  }

  @Override
  public RandomStream random() {
    return RandomStream.root(8).named("trainer");
  }

  @Override
  public int threads() {
    return threads;
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
    return step % interval == 0 || step >= lastStep;
  }

  @Override
  public Optional<StopReason> report(Progress progress) {
    Map<String, float[]> state = new HashMap<>();
    progress.state().forEach((name, values) -> state.put(name, values.clone()));
    reports.add(new Progress(progress.step(), progress.loss(), progress.gradientNorm(), state));
    return progress.step() >= lastStep ? Optional.of(reason) : Optional.empty();
  }
}
