package org.rnnzoo.workbench.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.workbench.runs.RunFilter;
import org.rnnzoo.workbench.runs.RunTree;
import org.rnnzoo.workbench.sweep.Cell;
import org.rnnzoo.workbench.sweep.CellState;
import org.rnnzoo.workbench.sweep.SweepFolder;
import org.rnnzoo.workbench.sweep.SweepStatus;

/**
 * The runs that a user names for a comparison, each once, whatever became of them.
 *
 * @param all the runs in the order in which they were named
 */
public record Candidates(List<Candidate> all) {

  /**
   * A run, or the place of one.
   *
   * @param folder its folder, which need not exist
   * @param planned what a sweep wanted of it, by key; empty for a run outside of sweeps
   * @param obstacle what is known to be wrong with it, one sentence
   */
  record Candidate(RunFolder folder, Map<String, Object> planned, Optional<String> obstacle) {}

  public Candidates {
    all = List.copyOf(all);
  }

  /**
   * Collects runs.
   *
   * @param named folders of runs
   * @param where a filter for the runs below a folder; empty for none of them
   * @param runs that folder
   * @param sweeps folders of sweeps, of which every cell counts, begun or not
   * @throws UserException if a folder is none of a run or a sweep, or no run is left
   */
  public static Candidates of(
      List<Path> named, Optional<String> where, Path runs, List<Path> sweeps) {
    Map<Path, Candidate> all = new LinkedHashMap<>();
    for (Path path : named) {
      add(all, new Candidate(RunFolder.open(path), Map.of(), Optional.empty()));
    }
    where.ifPresent(
        text ->
            selected(text, runs)
                .forEach(folder -> add(all, new Candidate(folder, Map.of(), Optional.empty()))));
    for (Path path : sweeps) {
      cells(SweepFolder.open(path)).forEach(cell -> add(all, cell));
    }
    if (all.isEmpty()) {
      throw UserException.input(
          where.isPresent()
              ? "No run in %s fits --where.".formatted(runs)
              : "Name the runs to compare, or choose them by --where or --sweep.");
    }
    return new Candidates(new ArrayList<>(all.values()));
  }

  /** Whether any of them may be compared. */
  public boolean anyFinished() {
    return all.stream().anyMatch(one -> one.obstacle().isEmpty() && one.folder().isDone());
  }

  private static void add(Map<Path, Candidate> all, Candidate candidate) {
    all.putIfAbsent(candidate.folder().path().toAbsolutePath().normalize(), candidate);
  }

  private static List<RunFolder> selected(String where, Path runs) {
    Map<String, RunFolder> byPath =
        RunFolder.list(runs).stream()
            .collect(
                Collectors.toMap(
                    folder -> folder.path().toString(), f -> f, (a, b) -> a, LinkedHashMap::new));
    return RunFilter.parse(where)
        .select(byPath.values().stream().map(RunTree::of).toList())
        .stream()
        .map(tree -> byPath.get(String.valueOf(tree.get("path"))))
        .toList();
  }

  private static List<Candidate> cells(SweepFolder sweep) {
    SweepStatus status = SweepStatus.of(sweep);
    Map<Cell, String> failures = status.failures();
    List<Candidate> cells = new ArrayList<>();
    status
        .cells()
        .forEach(
            (cell, state) ->
                cells.add(
                    new Candidate(
                        sweep.run(cell), cell.changes(), obstacle(state, failures.get(cell)))));
    return cells;
  }

  private static Optional<String> obstacle(CellState state, String failure) {
    return switch (state) {
      case DONE, INTERRUPTED, RUNNING -> Optional.empty();
      case FAILED -> Optional.of("failed: " + failure);
      case WAITING -> Optional.of("not begun");
      case DONE_ELSEWHERE -> Optional.of("done elsewhere; its run is not here");
    };
  }
}
