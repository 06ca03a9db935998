package org.rnnzoo.workbench.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.core.UserException;

/** Accuracies that were measured after training, read from a table. */
final class TrainedAccuracies {

  private static final String HEADING = "task,version,seed,accuracy,steps,seconds,stopped,verdict";

  /** What was reached over the seeds that were tried. */
  record Range(
      DoubleSummaryStatistics accuracy, LongSummaryStatistics step, List<String> verdicts) {

    String accuracies() {
      String low = TaskPages.share(accuracy.getMin());
      String high = TaskPages.share(accuracy.getMax());
      return low.equals(high) ? low : low + "–" + high;
    }

    /** Of how many of the networks that were put under stress the task is solved. */
    String verdict() {
      long solved = verdicts.stream().filter("solved"::equals).count();
      if (verdicts.isEmpty()) {
        return "-";
      } else if (verdicts.size() == 1) {
        return verdicts.get(0);
      }
      return "solved %s of %s".formatted(solved, verdicts.size());
    }

    String steps() {
      return step.getMin() == step.getMax()
          ? Long.toString(step.getMin())
          : step.getMin() + "–" + step.getMax();
    }
  }

  private final Map<List<String>, Range> ranges = new LinkedHashMap<>();

  /** Reads a table; a missing one is empty. */
  static TrainedAccuracies read(Path file) {
    TrainedAccuracies trained = new TrainedAccuracies();
    if (!Files.exists(file)) {
      return trained;
    }
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(file));
      if (lines.isEmpty() || !lines.remove(0).equals(HEADING)) {
        throw UserException.input(file + " does not start with the line " + HEADING + ".");
      }
      lines.forEach(line -> trained.add(file, line.split(",", -1)));
      return trained;
    } catch (IOException e) {
      throw UserException.input("Cannot read " + file + " (" + e.getMessage() + ").", e);
    }
  }

  private void add(Path file, String[] cells) {
    try {
      Range range =
          ranges.computeIfAbsent(
              List.of(cells[0], cells[1]),
              unseen ->
                  new Range(
                      new DoubleSummaryStatistics(),
                      new LongSummaryStatistics(),
                      new ArrayList<>()));
      range.accuracy().accept(Double.parseDouble(cells[3]));
      range.step().accept(Long.parseLong(cells[4]));
      if (!cells[7].equals("-")) {
        range.verdicts().add(cells[7]);
      }
    } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
      throw UserException.input(
          "%s has a line that is not of the form %s: %s"
              .formatted(file, HEADING, String.join(",", cells)),
          e);
    }
  }

  Optional<Range> of(String task, String version) {
    return Optional.ofNullable(ranges.get(List.of(task, version)));
  }
}
