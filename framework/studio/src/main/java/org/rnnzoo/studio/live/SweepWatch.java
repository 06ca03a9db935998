package org.rnnzoo.studio.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.workbench.sweep.CellState;
import org.rnnzoo.workbench.sweep.SweepFolder;
import org.rnnzoo.workbench.sweep.SweepStatus;

/**
 * Tells which sweeps have moved on. Every cell has to be asked, so the pause between two looks
 * grows with the time that a look takes.
 */
final class SweepWatch {

  private static final long SHORTEST_PAUSE_MS = 1500;
  private static final int PAUSE_BY_LOOK = 20;

  private final Supplier<List<SweepFolder>> sweeps;
  private final Map<String, Map<String, Integer>> known = new HashMap<>();
  private long next = System.nanoTime();
  private List<RunFolder> running = List.of();

  SweepWatch(Supplier<List<SweepFolder>> sweeps) {
    this.sweeps = sweeps;
  }

  /**
   * The counts of cells by state of the sweeps that are new or have changed since the last time. At
   * first all are new: a page may have been opened before anybody watched.
   */
  Map<String, Map<String, Integer>> changes() {
    long start = System.nanoTime();
    if (start - next < 0) {
      return Map.of();
    }
    Map<String, Map<String, Integer>> changed = new LinkedHashMap<>();
    List<RunFolder> atWork = new ArrayList<>();
    for (SweepFolder folder : sweeps.get()) {
      Map<String, Integer> counts = new LinkedHashMap<>();
      SweepStatus status;
      try {
        status = SweepStatus.of(folder);
      } catch (UserException e) {
        continue; // the list of sweeps tells what is wrong with it; the others go on
      }
      status.counts().forEach((state, count) -> counts.put(state.word(), count));
      status
          .cells()
          .forEach(
              (cell, state) -> {
                if (state == CellState.RUNNING) {
                  atWork.add(folder.run(cell));
                }
              });
      String name = folder.path().getFileName().toString();
      if (!counts.equals(known.put(name, counts))) {
        changed.put(name, counts);
      }
    }
    running = List.copyOf(atWork);
    long end = System.nanoTime();
    next = end + Math.max(SHORTEST_PAUSE_MS * 1_000_000, PAUSE_BY_LOOK * (end - start));
    return changed;
  }

  /** The runs of the cells that were being worked on at the last look. */
  List<RunFolder> running() {
    return running;
  }
}
