package org.rnnzoo.workbench.sweep;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunLock;
import org.rnnzoo.core.io.Folders;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.run.JobListener;
import org.rnnzoo.core.run.Run;
import org.rnnzoo.core.run.Training;

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
    this.clock = new WorkerClock(listener, folder.stop(), minutes);
  }

  /** Works until nothing is left or somebody asks to stop. */
  public End work() {
    return work(folder.cells());
  }

  /**
   * Works on one cell.
   *
   * @throws UserException if there is no cell of that name
   */
  public End work(String name) {
    List<Cell> cells = folder.cells().stream().filter(cell -> cell.name().equals(name)).toList();
    if (cells.isEmpty()) {
      throw UserException.input(
          "%s has no cell '%s'; cells.jsonl lists them.".formatted(folder.path(), name));
    }
    return work(cells);
  }

  private End work(List<Cell> cells) {
    while (true) {
      boolean others = false;
      for (Cell cell : cells) {
        if (clock.stopRequested()) {
          return End.STOPPED;
        }
        switch (run(cell).state()) {
          case WAITING, INTERRUPTED -> {
            End end = attempt(cell);
            if (end != End.NOTHING_LEFT) {
              return end;
            }
          }
          case RUNNING -> others = true;
          case DONE, FAILED -> {}
        }
      }
      if (!others) {
        return End.NOTHING_LEFT;
      }
      clock.pause();
    }
  }

  private CellRun run(Cell cell) {
    return new CellRun(
        folder.run(cell), sweep.analyses().stream().map(CellAnalysis::result).toList());
  }

  /** Works on a cell; NOTHING_LEFT means that the worker goes on with the next. */
  private End attempt(Cell cell) {
    try {
      if (!prepare(cell)) {
        return End.NOTHING_LEFT;
      }
      clock.note("%s  %s".formatted(cell.name(), SweepPlan.words(cell.changes())));
      if (!train(cell)) {
        return End.STOPPED;
      }
      analyse(cell);
      return memoryIsFull() ? End.FRESH_PROCESS : End.NOTHING_LEFT;
    } catch (CancellationException e) {
      return End.STOPPED;
    } catch (UserException e) {
      CellState state = run(cell).state();
      if (state == CellState.RUNNING || state == CellState.DONE) {
        return End.NOTHING_LEFT;
      }
      run(cell).fail(e.getMessage());
      clock.note("%s failed: %s".formatted(cell.name(), e.getMessage()));
      return End.FRESH_PROCESS;
    }
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
      Experiment experiment = ExperimentReader.read(sweep.experiment(), cell.changes(), plugins);
      if (!SweepPlan.name(experiment).equals(cell.name())) {
        throw UserException.input(
            "The plugins here make another configuration of this cell than those that planned it. Plan the sweep again.");
      }
      held.check();
      run.writeConfig(experiment);
      return true;
    }
  }

  /** Trains to the end, or says that it was interrupted. */
  private boolean train(Cell cell) {
    RunFolder run = folder.run(cell);
    return Files.exists(run.done())
        || Training.resume(run, plugins, clock).reason() != StopReason.INTERRUPTED;
  }

  private void analyse(Cell cell) {
    RunFolder run = folder.run(cell);
    for (CellAnalysis analysis : sweep.analyses()) {
      if (!Files.exists(run.analysis(analysis.result()).resolve("result.json"))) {
        analysis.job(Run.open(run, plugins, clock), plugins).perform(clock);
      }
    }
  }

  private static boolean memoryIsFull() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory() > FULL_MEMORY * runtime.maxMemory();
  }
}
