package org.rnnzoo.studio.live;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.workbench.job.Job;
import org.rnnzoo.workbench.job.Jobs;
import org.rnnzoo.workbench.runs.RunIndex;
import org.rnnzoo.workbench.runs.RunRow;
import org.rnnzoo.workbench.sweep.SweepFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the folder of runs and tells the stream what changes. Asking for times and lengths works
 * on network file systems, too, where nobody else tells.
 */
public final class Feed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

  /** Two messages a tick and three a second at most are no more than ten a second. */
  private static final long TICK_MS = 300;

  private static final int TICKS_PER_SECOND = 3;
  private static final int TICKS_PER_BEAT = 50;

  /** Of more rows at once pages ask for those they show. */
  private static final int MOST_ROWS = 500;

  private final Path runs;
  private final RunIndex index;
  private final Jobs jobs;
  private final SweepWatch sweeps;
  private final EventStream stream;
  private final Map<String, MetricsTail> tails = new HashMap<>();
  private final Map<String, RunRow> cells = new HashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "studio feed");
            thread.setDaemon(true);
            return thread;
          });
  private final boolean readOnly;
  private List<Job> known = List.of();
  private long ticks;
  private ScheduledFuture<?> watch;

  /**
   * @param readOnly whether jobs that wait are left waiting
   */
  public Feed(
      Path runs,
      RunIndex index,
      Jobs jobs,
      Supplier<List<SweepFolder>> sweeps,
      EventStream stream,
      boolean readOnly) {
    this.runs = runs;
    this.readOnly = readOnly;
    this.index = index;
    this.jobs = jobs;
    this.sweeps = new SweepWatch(sweeps);
    this.stream = stream;
  }

  /** Looks at once, and from now on regularly. */
  public void start() {
    watch = clock.scheduleWithFixedDelay(this::tick, 0, TICK_MS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    try {
      ticks++;
      tellRuns();
      tellMetrics();
      if (ticks % TICKS_PER_SECOND == 0) {
        tellJobs();
        tellSweeps();
        tellCells();
      }
      if (ticks % TICKS_PER_BEAT == 0) {
        stream.beat();
      }
    } catch (RuntimeException e) {
      // The next tick looks again; a feed that died would leave pages stale for ever.
      LOG.warn("The runs could not be looked at.", e);
    }
  }

  private void tellRuns() {
    boolean known = index.isComplete();
    RunIndex.Changes changes = index.refresh();
    if (!known || changes.rows().size() > MOST_ROWS) {
      stream.tell("reset", Map.of());
    } else if (!changes.isEmpty()) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("rows", changes.rows().stream().map(RunRow::tree).toList());
      tree.put("gone", changes.gone());
      stream.tell("runs", tree);
    }
  }

  private void tellMetrics() {
    Map<String, RunFolder> alive = new LinkedHashMap<>();
    index.alive().forEach(row -> alive.put(row.name(), new RunFolder(runs.resolve(row.name()))));
    sweeps.running().forEach(cell -> alive.put(cell.name(), cell));
    Map<String, Object> news = new LinkedHashMap<>();
    alive.forEach(
        (name, folder) -> {
          List<Map<String, Object>> entries =
              tails.computeIfAbsent(name, unseen -> new MetricsTail(folder.metrics())).read();
          if (!entries.isEmpty()) {
            news.put(name, entries);
          }
        });
    tails.keySet().retainAll(alive.keySet());
    if (!news.isEmpty()) {
      stream.tell("metrics", news);
    }
  }

  private void tellSweeps() {
    if (stream.readers() > 0) {
      Map<String, Map<String, Integer>> changes = sweeps.changes();
      if (!changes.isEmpty()) {
        stream.tell("sweeps", changes);
      }
    }
  }

  /** Cells lie in folders of their own; those at work are told as runs are. */
  private void tellCells() {
    List<Object> changed = new ArrayList<>();
    Set<String> open = new HashSet<>();
    for (RunFolder folder : sweeps.running()) {
      open.add(folder.name());
      RunRow known = cells.get(folder.name());
      if (known == null || known.version() != RunRow.version(folder)) {
        RunRow row = RunRow.read(folder, Optional.ofNullable(known));
        cells.put(folder.name(), row);
        changed.add(row.tree());
      }
    }
    cells.keySet().retainAll(open);
    if (!changed.isEmpty()) {
      stream.tell("cells", Map.of("rows", changed));
    }
  }

  private void tellJobs() {
    if (!readOnly) {
      jobs.startWaiting();
    }
    List<Job> now = jobs.list();
    if (!now.equals(known)) {
      known = now;
      stream.tell("jobs", now.stream().map(Job::tree).toList());
    }
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.cancel(false);
    }
    clock.shutdownNow();
  }
}
