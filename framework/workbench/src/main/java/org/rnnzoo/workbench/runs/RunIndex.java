package org.rnnzoo.workbench.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.rnnzoo.core.folder.RunFolder;

/**
 * The rows of all runs below a folder, kept up to date without reading what has not changed.
 *
 * <p>The folder is the truth: the index is made from it and can be thrown away. Looking for new
 * runs costs one question to the file system while none came; runs at work, and those that are
 * about to be, are asked for each time, and all others some at a time, the newest first, since they
 * hardly change.
 *
 * <p>Asking for rows never waits for a look at the folder. In a large folder the first look takes a
 * while: it begins with the newest runs, and with what a {@linkplain RunCache cache} remembers.
 */
public final class RunIndex {

  private static final Duration FULL_CHECK = Duration.ofSeconds(20);
  private static final long SETTLED_MS = 2000;
  private static final int SOME = 25;

  private final Path runs;
  private final RunCache cache;
  private final ConcurrentNavigableMap<String, RunRow> rows =
      new ConcurrentSkipListMap<>(Comparator.reverseOrder());

  /** How often the rows have changed. */
  private final AtomicLong version = new AtomicLong();

  private final CountDownLatch complete = new CountDownLatch(1);
  private volatile Listing listing = new Listing(0, List.of());
  private long folderVersion = Long.MIN_VALUE;
  private long nextFullCheck = System.nanoTime();

  /** The last run whose turn it was; empty before the first. */
  private String turn = "";

  /**
   * @param runs the folder of the runs; it need not exist yet
   */
  public RunIndex(Path runs) {
    this.runs = runs;
    this.cache = new RunCache(runs);
  }

  /**
   * What has changed.
   *
   * @param rows rows that are new or different
   * @param gone names of runs that are there no more
   */
  public record Changes(List<RunRow> rows, List<String> gone) {

    /** Whether nothing has. */
    public boolean isEmpty() {
      return rows.isEmpty() && gone.isEmpty();
    }
  }

  /** The rows as they were at a version, which all who ask until the next one share. */
  private record Listing(long version, List<RunRow> rows) {}

  /** Looks at the folder and tells what has changed since the last time. */
  public synchronized Changes refresh() {
    List<RunRow> changed = Collections.synchronizedList(new ArrayList<>());
    List<String> gone = new ArrayList<>();
    if (!isComplete()) {
      cache.read().forEach(this::put);
    }
    long now = modified(runs);
    boolean full = System.nanoTime() - nextFullCheck >= 0;
    if (full || now != folderVersion) {
      list(full, changed, gone);
      // A folder that has just changed may hold a run without its configuration: look again.
      boolean settled = System.currentTimeMillis() - now > SETTLED_MS;
      folderVersion = settled ? now : Long.MIN_VALUE;
      nextFullCheck = full ? System.nanoTime() + FULL_CHECK.toNanos() : nextFullCheck;
      if (full && !(changed.isEmpty() && gone.isEmpty())) {
        cache.write(rows.values());
      }
    } else {
      rows.values().stream()
          .filter(RunIndex::isWatched)
          .map(RunRow::name)
          .toList()
          .forEach(name -> check(new RunFolder(runs.resolve(name)), changed));
    }
    if (!full) {
      takeTurns(changed);
    }
    complete.countDown();
    return new Changes(List.copyOf(changed), List.copyOf(gone));
  }

  /** Whether the whole folder has been looked at. */
  public boolean isComplete() {
    return complete.getCount() == 0;
  }

  /**
   * Waits until the whole folder has been looked at.
   *
   * @param longest how long at most
   * @return whether it has
   */
  public boolean awaitComplete(Duration longest) {
    try {
      return complete.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void list(boolean full, List<RunRow> changed, List<String> gone) {
    List<String> names = names();
    gone.addAll(rows.keySet());
    gone.removeAll(Set.copyOf(names));
    gone.forEach(this::remove);
    // Many runs that are new are read by all processors.
    Stream<String> all = isComplete() ? names.stream() : names.parallelStream();
    all.forEach(
        name -> {
          RunRow known = rows.get(name);
          if (known == null || full || isWatched(known)) {
            check(new RunFolder(runs.resolve(name)), changed);
          }
        });
  }

  /** Looks at those whose turn it is, whatever their state: any run may be taken up again. */
  private void takeTurns(List<RunRow> changed) {
    List<String> names =
        (turn.isEmpty() ? rows : rows.tailMap(turn, false)).keySet().stream().limit(SOME).toList();
    names.forEach(name -> check(new RunFolder(runs.resolve(name)), changed));
    turn = names.size() < SOME ? "" : names.get(names.size() - 1);
  }

  /** Whether a run is looked at each time: one at work, about to be, or lost and soon taken up. */
  private static boolean isWatched(RunRow row) {
    return row.isAlive() || row.state().equals("lost") || row.state().equals("not started");
  }

  private List<String> names() {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> places = Files.list(runs)) {
      return places
          .map(place -> place.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      return List.copyOf(rows.keySet());
    }
  }

  private void check(RunFolder folder, List<RunRow> changed) {
    RunRow known = rows.get(folder.name());
    if (known == null && !Files.isRegularFile(folder.config())) {
      return;
    }
    boolean unchanged = known != null && known.version() == RunRow.version(folder);
    if (unchanged && !mayHaveChanged(known, folder)) {
      return;
    }
    RunRow fresh = RunRow.read(folder, Optional.ofNullable(known));
    put(fresh);
    if (!fresh.equals(known)) {
      changed.add(fresh);
    }
  }

  /** What is said of some runs depends on more than on the files that their version is of. */
  private static boolean mayHaveChanged(RunRow known, RunFolder folder) {
    return switch (known.state()) {
      case "running", "lost" -> known.isAlive() == RunTree.isLost(folder);
      case "damaged" -> true;
      default -> false;
    };
  }

  private void put(RunRow row) {
    rows.put(row.name(), row);
    version.incrementAndGet();
  }

  private void remove(String name) {
    rows.remove(name);
    version.incrementAndGet();
  }

  private static long modified(Path place) {
    try {
      return Files.getLastModifiedTime(place).toMillis();
    } catch (IOException e) {
      return Long.MIN_VALUE + 1;
    }
  }

  /** All rows, the newest first. */
  public List<RunRow> rows() {
    long now = version.get();
    Listing known = listing;
    if (known.version() != now) {
      known = new Listing(now, List.copyOf(rows.values()));
      listing = known;
    }
    return known.rows();
  }

  /** The rows of runs at work. */
  public List<RunRow> alive() {
    return rows.values().stream().filter(RunRow::isAlive).toList();
  }

  /** The row of a run. */
  public Optional<RunRow> find(String name) {
    return Optional.ofNullable(rows.get(name));
  }
}
