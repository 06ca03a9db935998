package org.rnnzoo.studio.live;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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

  SweepWatch(Supplier<List<SweepFolder>> sweeps) {
    this.sweeps = sweeps;
  }

  /** The counts of cells by state of the sweeps that have changed since the last time. */
  Map<String, Map<String, Integer>> changes() {
    long start = System.nanoTime();
    if (start - next < 0) {
      return Map.of();
    }
    Map<String, Map<String, Integer>> changed = new LinkedHashMap<>();
    for (SweepFolder folder : sweeps.get()) {
      Map<String, Integer> counts = new LinkedHashMap<>();
      SweepStatus.of(folder).counts().forEach((state, count) -> counts.put(state.word(), count));
      String name = folder.path().getFileName().toString();
      Map<String, Integer> before = known.put(name, counts);
      if (before != null && !before.equals(counts)) {
        changed.put(name, counts);
      }
    }
    long end = System.nanoTime();
    next = end + Math.max(SHORTEST_PAUSE_MS * 1_000_000, PAUSE_BY_LOOK * (end - start));
    return changed;
  }
}
