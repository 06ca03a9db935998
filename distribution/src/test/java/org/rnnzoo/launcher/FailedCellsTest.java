package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.analysis.fixedpoints.FixedPointsAnalysis;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.train.Trainer;
import org.rnnzoo.launcher.ZooProcess.Outcome;
import org.rnnzoo.model.rate.RateModel;
import org.rnnzoo.task.flipflop.FlipFlopTask;
import org.rnnzoo.trainer.bptt.BpttTrainer;
import org.rnnzoo.workbench.sweep.SweepWorker;

/** A cell of a sweep that something goes wrong in fails, and leaves the other cells alone. */
class FailedCellsTest {

  private static final String SWEEP =
      """
      experiment:
        task: {use: flip-flop, bits: 1, runMs: 400}
        model: {units: 4}
        trainer: {batch: 4}
        threads: 1
        stop: {steps: 2, accuracy: never}
        evaluation: {trials: 4, every: 1}
      axes:
        seed: 1..2
      analyses: [fixed-points]
      """;

  @TempDir private Path folder;
  private String sweep;

  @BeforeEach
  void plan() throws IOException {
    Path file = folder.resolve("two.yaml");
    Files.writeString(file, SWEEP);
    sweep = folder.resolve("two").toString();
    assertThat(sound().run("sweep", "plan", file.toString(), "--out", sweep).code()).isZero();
  }

  private static ZooInProcess sound() {
    return new ZooInProcess(
        new FlipFlopTask(), new RateModel(), new BpttTrainer(), new FixedPointsAnalysis());
  }

  private static ZooInProcess withTrainer(Supplier<Throwable> fault) {
    return new ZooInProcess(
        new FlipFlopTask(),
        new RateModel(),
        broken(Trainer.class, new BpttTrainer(), "train", fault),
        new FixedPointsAnalysis());
  }

  private static ZooInProcess withAnalysis(Supplier<Throwable> fault) {
    return new ZooInProcess(
        new FlipFlopTask(),
        new RateModel(),
        new BpttTrainer(),
        broken(Analysis.class, new FixedPointsAnalysis(), "analyze", fault));
  }

  private static Plugin<?> broken(
      Class<?> type, Plugin<?> real, String method, Supplier<Throwable> fault) {
    return (Plugin<?>)
        Proxy.newProxyInstance(
            FailedCellsTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> {
              if (called.getName().equals(method)) {
                throw fault.get();
              }
              try {
                return called.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Works as a script does that starts a worker anew, and tries again when all is well. */
  private void assertBothCellsFail(ZooInProcess zoo, String reason) {
    for (int cell = 0; cell < 2; cell++) {
      Outcome worked = zoo.run("sweep", "work", sweep);
      assertThat(worked.code()).as(worked.err()).isEqualTo(SweepWorker.FRESH_PROCESS);
      assertThat(worked.err()).contains(" failed: " + reason);
    }
    Outcome last = zoo.run("sweep", "work", sweep);
    assertThat(last.code()).as(last.err()).isEqualTo(ExitCode.DONE);
    assertThat(zoo.run("sweep", "status", sweep).out())
        .contains("failed       2", ": " + reason)
        .doesNotContain("Exception at");
    assertThat(zoo.run("sweep", "retry", sweep).err()).contains("2 failed cell(s)");
    assertThat(sound().run("sweep", "work", sweep).code()).isEqualTo(ExitCode.DONE);
    assertThat(sound().run("sweep", "status", sweep).out()).contains("done         2");
  }

  @Test
  void aTrainerThatFailsFailsTheCell() {
    assertBothCellsFail(
        withTrainer(() -> new IllegalStateException("Lost it.")),
        "The trainer 'bptt' of org.acme.test 1.2.0 failed in train(): IllegalStateException: Lost"
            + " it.");
  }

  @Test
  @Tag(Soak.TAG)
  void aTrainerThatCallsItselfForEverFailsTheCell() {
    assertBothCellsFail(
        withTrainer(StackOverflowError::new),
        "The trainer 'bptt' of org.acme.test 1.2.0 failed in train(): StackOverflowError.");
  }

  @Test
  void anAnalysisThatFailsFailsTheCell() {
    assertBothCellsFail(
        withAnalysis(() -> new AssertionError("odd")),
        "The analysis 'fixed-points' of org.acme.test 1.2.0 failed in analyze(): AssertionError:"
            + " odd.");
  }

  @Test
  @Tag(Soak.TAG)
  void aTrainerThatCancelsWhatNobodyCancelledFailsTheCell() {
    assertBothCellsFail(
        withTrainer(CancellationException::new),
        "The trainer 'bptt' of org.acme.test 1.2.0 failed in train(): CancellationException.");
  }

  @Test
  void aNetworkThatNeedsMoreMemoryThanThereIsFailsTheCell() {
    assertBothCellsFail(
        withTrainer(() -> new OutOfMemoryError("Java heap space")),
        "There was not enough memory (Java heap space, in train() of the trainer 'bptt' of"
            + " org.acme.test 1.2.0).");
  }

  /** Its network is trained, so that more memory may be all that is missing. */
  @Test
  void anAnalysisWithoutMemoryEndsTheWorkerAndLeavesTheCellToOthers() {
    ZooInProcess zoo = withAnalysis(() -> new OutOfMemoryError("Java heap space"));
    Outcome worked = zoo.run("sweep", "work", sweep);
    assertThat(worked.code()).isEqualTo(ExitCode.JOB_FAILED);
    assertThat(worked.err()).contains("There is not enough memory");
    assertThat(zoo.run("sweep", "status", sweep).out()).contains("failed       0");
  }

  @Test
  void aSingleCellThatIsAskedForIsToldToHaveFailed() {
    String command = sound().run("sweep", "missing", sweep).out().lines().findFirst().orElseThrow();
    String cell = command.substring(command.lastIndexOf(' ') + 1);
    Outcome worked =
        withTrainer(() -> new IllegalStateException("Lost it."))
            .run("sweep", "work", sweep, "--cell", cell);
    assertThat(worked.code()).as(worked.err()).isEqualTo(ExitCode.JOB_FAILED);
    assertThat(worked.err()).contains("failed: The trainer 'bptt'");
  }
}
