package org.rnnzoo.workbench.sweep;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.io.Hashes;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.Plugins;

/**
 * A sweep with every cell settled.
 *
 * @param sweep the sweep
 * @param cells its cells, in the order in which they are worked on
 */
public record SweepPlan(SweepFile sweep, List<Cell> cells) {

  private static final int NAME_LENGTH = 12;
  private static final int MOST_CELLS = 1_000_000;
  private static final int SHOWN_MISTAKES = 5;

  /**
   * Settles every cell.
   *
   * @throws UserException if a cell is no experiment, or there are none or too many
   */
  public static SweepPlan of(SweepFile sweep, Plugins plugins) {
    requireFew(sweep);
    requireAnalyses(sweep, plugins);
    List<Cell> cells = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    Set<String> mistakes = new LinkedHashSet<>();
    Set<List<?>> shown = new HashSet<>();
    for (Map<String, Object> changes : sweep.cells()) {
      try {
        Experiment experiment = ExperimentReader.read(sweep.base(changes), changes, plugins);
        if (shown.add(whatIsShown(experiment))) {
          experiment.requireTasks();
        }
        String name = name(experiment);
        if (names.add(name)) {
          cells.add(new Cell(name, changes));
        }
      } catch (UserException e) {
        mistakes.add("Cell %s: %s".formatted(words(changes), e.getMessage()));
      }
    }
    requireRight(mistakes);
    if (cells.isEmpty()) {
      throw UserException.input("All cells are excluded; there is nothing to do.");
    }
    return new SweepPlan(sweep, List.copyOf(cells));
  }

  /** What a trial depends on, apart from chance; most cells have that in common. */
  private static List<?> whatIsShown(Experiment experiment) {
    return List.of(experiment.stages(), experiment.clock());
  }

  private static void requireFew(SweepFile sweep) {
    double count = 1;
    for (Axis axis : sweep.axes()) {
      count *= axis.points().size();
    }
    if (count > MOST_CELLS) {
      throw UserException.input(
          "The axes make %s cells; at most %s can be planned."
              .formatted(Numbers.brief(count), MOST_CELLS));
    }
  }

  private static void requireAnalyses(SweepFile sweep, Plugins plugins) {
    sweep.analyses().forEach(analysis -> analysis.request(plugins));
  }

  private static void requireRight(Set<String> mistakes) {
    if (!mistakes.isEmpty()) {
      String more =
          mistakes.size() > SHOWN_MISTAKES
              ? "\n%s more cells are wrong.".formatted(mistakes.size() - SHOWN_MISTAKES)
              : "";
      throw UserException.input(
          mistakes.stream().limit(SHOWN_MISTAKES).collect(Collectors.joining("\n")) + more);
    }
  }

  /** What sets a cell apart, in words. */
  static String words(Map<String, Object> changes) {
    return changes.isEmpty()
        ? "(the experiment as it is)"
        : changes.entrySet().stream()
            .map(change -> change.getKey() + "=" + change.getValue())
            .collect(Collectors.joining(" "));
  }

  /** The name of the run of an experiment: equal experiments have one run. */
  static String name(Experiment experiment) {
    return Hashes.sha256(Trees.yaml(experiment.tree()).getBytes(StandardCharsets.UTF_8))
        .substring(0, NAME_LENGTH);
  }

  /**
   * Writes the plan into a folder; cells that are there stay as they are.
   *
   * @param known what is known of cells that were done elsewhere; what the folder knew is replaced
   *     by it if it is of any of these cells
   */
  public SweepFolder write(SweepFolder folder, KnownCells known) {
    if (cells.stream().anyMatch(cell -> known.contains(cell, sweep.analyses()))) {
      known.write(folder, cells);
    }
    folder.write(sweep, cells);
    return folder;
  }

  /** How many of the cells are done already, in a folder or, as far as is known, elsewhere. */
  public long done(SweepFolder folder, KnownCells known) {
    return cells.stream()
        .filter(
            cell -> known.contains(cell, sweep.analyses()) || Files.exists(folder.run(cell).done()))
        .count();
  }
}
