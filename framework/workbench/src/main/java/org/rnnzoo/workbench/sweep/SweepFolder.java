package org.rnnzoo.workbench.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.Plugins;

/**
 * The folder of a sweep.
 *
 * @param path where it is
 */
public record SweepFolder(Path path) {

  /**
   * Opens a folder that {@code zoo sweep plan} has made.
   *
   * @throws UserException if it is none
   */
  public static SweepFolder open(Path path) {
    SweepFolder folder = new SweepFolder(path);
    if (!Files.isRegularFile(folder.list())) {
      throw UserException.input(
          path + " is no sweep: it has no cells.jsonl. 'zoo sweep plan SWEEP.yaml' makes one.");
    }
    return folder;
  }

  /** The sweep, complete. */
  public Path file() {
    return path.resolve("sweep.yaml");
  }

  /** The cells in the order in which they are worked on, one a line. */
  public Path list() {
    return path.resolve("cells.jsonl");
  }

  /** The runs of the cells. */
  public Path runs() {
    return path.resolve("cells");
  }

  /** What is known of cells that were done elsewhere; only there if a plan was told of some. */
  public Path known() {
    return path.resolve("known.csv");
  }

  /** What workers said. */
  public Path workers() {
    return path.resolve("workers");
  }

  /** While it is there, workers stop after saving a checkpoint. */
  public Path stop() {
    return path.resolve("STOP");
  }

  /** The run of a cell, which may not exist yet. */
  public RunFolder run(Cell cell) {
    return new RunFolder(runs().resolve(cell.name()));
  }

  /** The sweep. */
  public SweepFile sweep(Plugins plugins) {
    return SweepFile.of(Trees.readYaml(file()), plugins);
  }

  /** The cells in the order in which they are worked on. */
  public List<Cell> cells() {
    try {
      List<Cell> cells = new ArrayList<>();
      for (String line : Files.readAllLines(list(), StandardCharsets.UTF_8)) {
        Map<String, Object> tree = Trees.parseJson(line, list());
        @SuppressWarnings("unchecked")
        Map<String, Object> changes = (Map<String, Object>) tree.get("changes");
        cells.add(new Cell(String.valueOf(tree.get("name")), changes));
      }
      return List.copyOf(cells);
    } catch (IOException e) {
      throw UserException.input("Cannot read " + list() + " (" + e.getMessage() + ").", e);
    }
  }

  /** Writes the sweep and its cells; the list comes last, so that a folder with it is whole. */
  void write(SweepFile sweep, List<Cell> cells) {
    AtomicFile.write(file(), Trees.yaml(sweep.tree()));
    StringBuilder lines = new StringBuilder();
    for (Cell cell : cells) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("name", cell.name());
      tree.put("changes", cell.changes());
      lines.append(Trees.jsonLine(tree)).append('\n');
    }
    AtomicFile.write(list(), lines.toString());
  }
}
