package org.rnnzoo.workbench.runs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.AtomicFile;

/**
 * What the rows of a large folder of runs were when it was last looked at, so that a listing need
 * not open every run first. It is a guess that the next look corrects; whoever deletes it loses
 * nothing but a moment.
 *
 * @param runs the folder of the runs
 */
record RunCache(Path runs) {

  /** Fewer runs are read faster than one notices. */
  private static final int FEWEST = 500;

  private static final String HEAD = "zoo-runs 2";
  private static final int COLUMNS = 15;

  private Path file() {
    return runs.resolve(".index");
  }

  /** The rows that are remembered; none if the file is not there or not of this program. */
  List<RunRow> read() {
    List<RunRow> rows = new ArrayList<>();
    try {
      if (Files.isRegularFile(file())) {
        List<String> lines = Files.readAllLines(file(), StandardCharsets.UTF_8);
        if (!lines.isEmpty() && lines.get(0).equals(HEAD)) {
          for (String line : lines.subList(1, lines.size())) {
            rows.add(row(line.split("\t", -1)));
          }
        }
      }
      return rows;
    } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      // Cut off or written by hand: the folder tells everything.
      return List.of();
    }
  }

  /** Remembers rows; does nothing where there are few or nobody may write. */
  void write(Collection<RunRow> rows) {
    if (rows.size() < FEWEST || !Files.isWritable(runs)) {
      return;
    }
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    for (RunRow row : rows) {
      String line = line(row);
      if (line.indexOf('\n') < 0 && line.split("\t", -1).length == COLUMNS) {
        text.append(line).append('\n');
      }
    }
    try {
      AtomicFile.write(file(), text.toString());
    } catch (UserException e) {
      // A full disk is told by whoever has something to lose.
    }
  }

  private static String line(RunRow row) {
    return String.join(
        "\t",
        row.name(),
        row.state(),
        Long.toString(row.step()),
        row.task(),
        row.model(),
        Long.toString(row.seed()),
        Double.toString(row.accuracy()),
        Double.toString(row.loss()),
        Double.toString(row.seconds()),
        Long.toString(row.parameters()),
        row.stopped(),
        row.verdict(),
        Long.toString(row.process()),
        row.host(),
        Long.toString(row.version()));
  }

  private static RunRow row(String[] cells) {
    return new RunRow(
        cells[0],
        cells[1],
        Long.parseLong(cells[2]),
        cells[3],
        cells[4],
        Long.parseLong(cells[5]),
        Double.parseDouble(cells[6]),
        Double.parseDouble(cells[7]),
        Double.parseDouble(cells[8]),
        Long.parseLong(cells[9]),
        cells[10],
        cells[11],
        Long.parseLong(cells[12]),
        cells[13],
        Long.parseLong(cells[14]));
  }
}
