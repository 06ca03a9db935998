package org.rnnzoo.workbench.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rnnzoo.core.Numbers;

/**
 * The outcome of a sweep as a table in Markdown, for a page of documentation: a row for each point
 * with all its seeds, and how many of them are missing.
 *
 * @param status the state of all cells
 * @param table what came of them
 * @param measures what is shown beside accuracy, steps and time: numbers as means, words counted
 */
public record SweepPage(SweepStatus status, SweepTable table, List<String> measures) {

  private static final List<String> AVERAGED = List.of("accuracy", "steps", "seconds");
  private static final String SOLVED = "solved";

  /**
   * The page.
   *
   * @param title its heading
   * @param command by which it was made
   */
  public String markdown(String title, String command) {
    List<String> keys = table.keys().stream().filter(key -> !key.equals("seed")).toList();
    StringBuilder text = new StringBuilder();
    text.append("# %s\n\n".formatted(title));
    text.append(
        "Made by `%s`. %s. *Solved* counts the networks that reached the bar of the task and those of its stress tests; the other columns are means over the done cells with their standard errors. Cells that are not done are told as such, never averaged over.\n\n"
            .formatted(command, counts()));
    List<String> headings = new ArrayList<>(keys.stream().map(SweepPage::shortened).toList());
    headings.addAll(List.of(SOLVED, "done", "accuracy", "steps", "seconds"));
    List<String> more =
        measures.stream().filter(measure -> !AVERAGED.contains(measure)).distinct().toList();
    headings.addAll(more);
    row(text, headings);
    row(text, headings.stream().map(heading -> "---").toList());
    List<List<SweepTable.Group>> columns = AVERAGED.stream().map(table::groups).toList();
    List<SweepTable.Group> solved = table.groups(SOLVED);
    List<List<String>> others = more.stream().map(measure -> column(measure, solved)).toList();
    for (int i = 0; i < solved.size(); i++) {
      SweepTable.Group group = solved.get(i);
      List<String> cells = new ArrayList<>();
      keys.forEach(key -> cells.add(Numbers.plain(group.point().getOrDefault(key, "-"))));
      cells.add(group.n() == 0 ? "-" : Math.round(group.mean() * group.n()) + " of " + group.n());
      cells.add(done(group));
      for (List<SweepTable.Group> column : columns) {
        cells.add(value(column.get(i)));
      }
      for (List<String> column : others) {
        cells.add(column.get(i));
      }
      row(text, cells);
    }
    return text.toString();
  }

  /** For each point, words of its cells with how many have them, or the mean of a number. */
  private List<String> column(String measure, List<SweepTable.Group> points) {
    Map<Map<String, Object>, Map<String, Long>> words = table.words(measure);
    List<SweepTable.Group> numbers =
        table.measures().contains(measure) ? table.groups(measure) : List.of();
    List<String> column = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      Map<String, Long> said = words.getOrDefault(points.get(i).point(), Map.of());
      String number = numbers.isEmpty() ? "-" : value(numbers.get(i));
      column.add(said.isEmpty() ? number : counted(said));
    }
    return column;
  }

  /** Words with how often each is said, the most frequent first. */
  private static String counted(Map<String, Long> words) {
    return words.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
        .collect(Collectors.joining(", "));
  }

  private String counts() {
    return status.counts().entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(entry -> entry.getValue() + " " + entry.getKey().word())
        .collect(Collectors.joining(", ", "Of %s cells: ".formatted(status.cells().size()), ""));
  }

  private static String done(SweepTable.Group group) {
    String failed = group.failed() > 0 ? ", %s failed".formatted(group.failed()) : "";
    return "%s of %s%s".formatted(group.n(), group.planned(), failed);
  }

  private static String value(SweepTable.Group group) {
    if (group.n() == 0) {
      return "-";
    }
    return Numbers.brief(group.mean())
        + (group.n() > 1 ? " ± " + Numbers.brief(group.standardError()) : "");
  }

  private static String shortened(String key) {
    return key.replaceFirst("\\.use$", "");
  }

  private static void row(StringBuilder text, List<String> cells) {
    text.append(
        cells.stream()
            .map(cell -> cell.replace("|", "\\|"))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
  }
}
