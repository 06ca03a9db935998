package org.rnnzoo.workbench.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.core.Thrown;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunLock;
import org.rnnzoo.core.folder.RunStatus;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.Folders;
import org.rnnzoo.core.plugin.MissingPluginException;
import org.rnnzoo.core.plugin.PluginFailure;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.plugin.TaskRefusal;
import org.rnnzoo.core.run.JobListener;
import org.rnnzoo.core.run.Run;
import org.rnnzoo.core.run.Training;
import org.rnnzoo.core.run.Unfinished;

/**
 * Works on the cells of a sweep, one after the other in one process, as long as there are any.
 *
 * <p>The lock of a run decides who works on it; a worker only tries. A cell whose worker stopped or
 * died goes on from its checkpoint. After a failure, and when memory has grown, a worker asks for a
 * fresh process, so that one bad cell cannot spoil the others.
 */
public final class SweepWorker {

  /** The exit code of a worker that wants to be started again in a fresh process. */
  public static final int FRESH_PROCESS = 75;

  private static final double FULL_MEMORY = 0.7;

  private final SweepFolder folder;
  private final SweepFile sweep;
  private final Plugins plugins;
  private final WorkerClock clock;
  private final KnownCells known;

  /** How a worker ended. */
  public enum End {
    /** No cell is left that could be worked on. */
    NOTHING_LEFT,
    /** It was told to stop, or its time is up; there is more to do. */
    STOPPED,
    /** It wants to be started again in a fresh process. */
    FRESH_PROCESS
  }

  /**
   * @param listener told of each cell; its wish to stop is obeyed after saving a checkpoint
   * @param minutes how long to work; infinite for no limit
   */
  public SweepWorker(SweepFolder folder, Plugins plugins, JobListener listener, double minutes) {
    this.folder = folder;
    this.plugins = plugins;
    this.sweep = folder.sweep(plugins);
    this.known = KnownCells.of(folder);
    this.clock = new WorkerClock(listener, folder.stop(), minutes);
  }

  /** Works until nothing is left or somebody asks to stop. */
  public End work() {
    return work(folder.cells());
  }

  /**
   * Works on one cell; never asks for a fresh process.
   *
   * @throws UserException if there is no cell of that name, or if it has failed
   */
  public End work(String name) {
    List<Cell> cells = folder.cells().stream().filter(cell -> cell.name().equals(name)).toList();
    if (cells.isEmpty()) {
      throw UserException.input(
          "%s has no cell '%s'; cells.jsonl lists them.".formatted(folder.path(), name));
    }
    End end = work(cells);
    run(cells.get(0))
        .whyFailed()
        .ifPresent(
            why -> {
              throw UserException.job("The cell %s failed: %s".formatted(name, why));
            });
    return end == End.STOPPED ? end : End.NOTHING_LEFT;
  }

  private End work(List<Cell> cells) {
    while (true) {
      boolean others = false;
      for (Cell cell : cells) {
        if (clock.stopRequested()) {
          return End.STOPPED;
        }
        switch (state(cell)) {
          case WAITING, INTERRUPTED -> {
            switch (attempt(cell)) {
              case WORKED -> {}
              case HELD_BY_ANOTHER -> others = true;
              case STOPPED -> {
                return End.STOPPED;
              }
              case SPOILT -> {
                return End.FRESH_PROCESS;
              }
            }
          }
          case RUNNING -> others = true;
          case DONE, DONE_ELSEWHERE, FAILED -> {}
        }
      }
      if (!others) {
        return End.NOTHING_LEFT;
      }
      clock.pause();
    }
  }

  private CellState state(Cell cell) {
    if (known.contains(cell, sweep.analyses())) {
      return CellState.DONE_ELSEWHERE;
    }
    try {
      return run(cell).state(clock.now(folder.path()));
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(folder.path(), e);
    }
  }

  private CellRun run(Cell cell) {
    return new CellRun(folder.run(cell), CellAnalysis.results(sweep.analyses(), cell));
  }

  /** What came of a try to work on a cell. */
  private enum Attempt {
    WORKED,
    HELD_BY_ANOTHER,
    STOPPED,
    /** The cell failed, or memory is full: what comes next had better not be in this process. */
    SPOILT
  }

  @SuppressWarnings("try") // the entry is held, not used
  private Attempt attempt(Cell cell) {
    try (Unfinished unfinished = Unfinished.work(run(cell)::giveUp)) {
      if (!prepare(cell)) {
        return Attempt.HELD_BY_ANOTHER;
      }
      clock.note("%s  %s".formatted(cell.name(), SweepPlan.words(cell.changes())));
      if (!Files.exists(folder.run(cell).done())) {
        Optional<Training.Outcome> outcome =
            Training.resumeIfFree(folder.run(cell), plugins, clock);
        if (outcome.isEmpty()) {
          return Attempt.HELD_BY_ANOTHER;
        } else if (outcome.get().reason() == StopReason.INTERRUPTED) {
          return Attempt.STOPPED;
        }
      }
      if (!analyse(cell)) {
        return Attempt.HELD_BY_ANOTHER;
      }
      return memoryIsFull() ? Attempt.SPOILT : Attempt.WORKED;
    } catch (RuntimeException | Error e) {
      if (e instanceof CancellationException && clock.stopRequested()) {
        return Attempt.STOPPED;
      } else if (!concerns(cell, e)) {
        throw e;
      }
      String reason = reason(e);
      if (!run(cell).fail(reason)) {
        return Attempt.HELD_BY_ANOTHER;
      }
      clock.note("%s failed: %s".formatted(cell.name(), reason));
      return Attempt.SPOILT;
    }
  }

  /**
   * Whether an error is one of the cell. A lack of memory or of a library concerns the worker, and
   * would be met in every cell, unless it came up in training, which marked the run.
   */
  private boolean concerns(Cell cell, Throwable e) {
    return e instanceof RuntimeException
        || e instanceof StackOverflowError
        || e instanceof AssertionError
        || RunStatus.read(folder.run(cell))
            .filter(status -> status.state() == RunStatus.State.FAILED)
            .isPresent();
  }

  private static String reason(Throwable e) {
    if (e instanceof UserException
        || e instanceof PluginFailure
        || e instanceof MissingPluginException
        || e instanceof TaskRefusal) {
      return e.getMessage();
    } else if (e instanceof OutOfMemoryError) {
      return "There was not enough memory (%s).".formatted(e.getMessage());
    }
    return "This should not have happened: %s.".formatted(Thrown.words(e));
  }

  /** Writes the configuration of a cell; false if another worker has the cell. */
  private boolean prepare(Cell cell) {
    RunFolder run = folder.run(cell);
    if (Files.exists(run.config())) {
      return true;
    }
    Folders.make(run.path());
    Optional<RunLock> lock = RunLock.tryAcquire(run.path(), "planning");
    if (lock.isEmpty()) {
      return false;
    }
    try (RunLock held = lock.get()) {
      Experiment experiment =
          ExperimentReader.read(sweep.base(cell.changes()), cell.changes(), plugins);
      if (!SweepPlan.name(experiment).equals(cell.name())) {
        throw UserException.input(
            "The plugins here make another configuration of this cell than those that planned it."
                + " Plan the sweep again.");
      }
      held.check();
      run.writeConfig(experiment);
      return true;
    }
  }

  /** Makes the results that are missing; false if another worker is at it. */
  private boolean analyse(Cell cell) {
    RunFolder run = folder.run(cell);
    Optional<RunLock> free = RunLock.tryAcquire(run.path(), "analysing");
    if (free.isEmpty()) {
      return false;
    }
    try (RunLock lock = free.get()) {
      for (CellAnalysis analysis : sweep.analyses()) {
        if (analysis.suits(cell)
            && !Files.exists(run.analysis(analysis.result()).resolve("result.json"))) {
          lock.check();
          analysis.job(Run.open(run, plugins, clock), plugins).perform(clock);
        }
      }
      return true;
    }
  }

  private static boolean memoryIsFull() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory() > FULL_MEMORY * runtime.maxMemory();
  }
}
