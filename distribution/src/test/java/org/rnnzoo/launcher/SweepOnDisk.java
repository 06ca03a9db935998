package org.rnnzoo.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What lies in the folder of a sweep. */
record SweepOnDisk(Path folder) {

  /** Cells of a few seconds each. */
  static final String FOUR_CELLS =
      """
      experiment:
        task: {use: flip-flop, bits: 1, runMs: 2000}
        model: {units: 32}
        threads: 1
        stop: {steps: 800, accuracy: never}
        evaluation: {trials: 32, every: 200}
      axes:
        seed: 1..4
      batch: {minutes: 10, workers: 2, memory: 1G}
      """;

  long begun() {
    return count(cell -> Files.exists(cell.resolve("metrics.jsonl")));
  }

  long done() {
    return count(cell -> Files.exists(cell.resolve("DONE")));
  }

  private long count(Predicate<Path> condition) {
    return Files.isDirectory(folder.resolve("cells"))
        ? cells().stream().filter(condition).count()
        : 0;
  }

  private List<Path> cells() {
    try (Stream<Path> cells = Files.list(folder.resolve("cells"))) {
      return cells.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For each cell, a hash of its trained weights. */
  Map<String, Integer> weights() {
    Map<String, Integer> weights = new TreeMap<>();
    for (Path cell : cells()) {
      try {
        byte[] bytes = Files.readAllBytes(cell.resolve("final/model.npz"));
        weights.put(cell.getFileName().toString(), Arrays.hashCode(bytes));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return weights;
  }

  /** All words in files of this ending below a folder. */
  static String words(Path folder, String ending) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(ending)).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
