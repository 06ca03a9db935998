package org.rnnzoo.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.folder.FigureFiles;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.workbench.sweep.SweepFolder;
import org.rnnzoo.workbench.sweep.SweepPage;
import org.rnnzoo.workbench.sweep.SweepStatus;
import org.rnnzoo.workbench.sweep.SweepTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code zoo sweep collect}. */
@Command(
    name = "collect",
    sortOptions = false,
    description =
        "Gather what came of the cells: table.csv and table.json with all measures, learning"
            + " curves, and means over seeds with their standard errors. Cells that are not done"
            + " are counted, never averaged over.")
final class SweepCollectCommand implements Callable<Integer> {

  @ParentCommand private SweepCommand sweep;

  @Mixin private SweepFolderArgument folder;

  @Option(
      names = "--measure",
      paramLabel = "NAME",
      split = ",",
      description =
          "The measures to show, such as accuracy or fixed-points.stable; accuracy and steps if not"
              + " given.")
  private List<String> measures = new ArrayList<>(List.of("accuracy", "steps"));

  @Option(
      names = "--markdown",
      paramLabel = "FILE.md",
      description =
          "Write a page with the table of solved tasks, accuracies, steps and times too, and of the"
              + " measures named; what is said in words, such as latent-circuit.verdict, is"
              + " counted.")
  private Path page;

  @Option(names = "--json", description = "Print all rows as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Zoo zoo = sweep.zoo();
    SweepFolder opened = folder.open();
    SweepStatus status = SweepStatus.of(opened);
    SweepTable table = status.table();
    table.write(opened);
    FigureFiles.write(opened.path().resolve("figures"), "curves", status.curves());
    if (page != null) {
      String name = opened.path().toAbsolutePath().normalize().getFileName().toString();
      AtomicFile.write(
          page,
          new SweepPage(status, table, measures).markdown("The sweep " + name, command(opened)));
    }
    if (json) {
      zoo.terminal().out().print(Trees.json(table.tree()));
    } else {
      zoo.print(means(table, numbers(table)));
    }
    int missing = status.missing().size();
    if (missing > 0) {
      zoo.say(
          "%s of %s cells are not done: %s."
              .formatted(missing, status.cells().size(), words(status)));
    }
    zoo.say("Written: table.csv, table.json and figures/curves in " + opened.path() + ".");
    return ExitCode.DONE;
  }

  private String command(SweepFolder opened) {
    boolean usual = measures.equals(List.of("accuracy", "steps"));
    return "zoo sweep collect %s%s --markdown %s"
        .formatted(opened.path(), usual ? "" : " --measure " + String.join(",", measures), page);
  }

  private static String words(SweepStatus status) {
    List<String> words = new ArrayList<>();
    status
        .counts()
        .forEach(
            (state, count) -> {
              if (!state.isDone() && count > 0) {
                words.add(count + " " + state.word());
              }
            });
    return String.join(", ", words);
  }

  /** The measures that are not said in words; those are counted on the page. */
  private List<String> numbers(SweepTable table) {
    Set<String> said = table.said();
    List<String> numbers = measures.stream().filter(measure -> !said.contains(measure)).toList();
    return numbers.isEmpty() ? List.of("accuracy") : numbers;
  }

  private static Table means(SweepTable table, List<String> measures) {
    List<String> keys = table.keys().stream().filter(key -> !key.equals("seed")).toList();
    List<String> headings = new ArrayList<>();
    keys.forEach(key -> headings.add(key.toUpperCase(Locale.ROOT)));
    measures.forEach(measure -> headings.add(measure.toUpperCase(Locale.ROOT)));
    Table means = new Table(headings.toArray(String[]::new));
    List<List<SweepTable.Group>> columns = measures.stream().map(table::groups).toList();
    for (int row = 0; row < columns.get(0).size(); row++) {
      List<Object> cells = new ArrayList<>();
      SweepTable.Group group = columns.get(0).get(row);
      keys.forEach(key -> cells.add(Numbers.plain(group.point().getOrDefault(key, "-"))));
      for (List<SweepTable.Group> column : columns) {
        cells.add(column.get(row).words());
      }
      means.row(cells.toArray());
    }
    return means;
  }
}
