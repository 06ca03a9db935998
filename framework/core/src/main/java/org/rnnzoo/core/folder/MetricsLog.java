package org.rnnzoo.core.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.task.Evaluation;

/**
 * The course of training: a file of JSON lines that is only appended to.
 *
 * @param file the file
 */
public record MetricsLog(Path file) {

  private static final String MEASURES = "measures";
  private static final String OBJECTIVE = "objective";
  private static final String LOSS = "loss";

  /** What the loss was called while the objective was called loss. */
  private static final String EARLIER_LOSS = "evaluationLoss";

  /**
   * One evaluation.
   *
   * @param stage the stage of training, from 1
   * @param step training steps made
   * @param objective the mean of what training minimises since the last evaluation: the loss on
   *     training trials and penalties; NaN before the first step
   * @param gradientNorm the mean norm of the gradient since the last evaluation; NaN if there is
   *     none
   * @param evaluation the result on held-out trials; its loss is without penalties
   * @param seconds seconds of training so far
   */
  public record Entry(
      int stage,
      long step,
      double objective,
      double gradientNorm,
      Evaluation evaluation,
      double seconds) {

    private Map<String, Object> tree() {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("stage", stage);
      tree.put("step", step);
      tree.put(OBJECTIVE, objective);
      tree.put("gradientNorm", gradientNorm);
      tree.put(LOSS, evaluation.loss());
      tree.put("accuracy", evaluation.accuracy());
      tree.put("trialAccuracy", evaluation.trialAccuracy());
      tree.put("trials", evaluation.trials());
      tree.put(MEASURES, evaluation.measures());
      tree.put("seconds", seconds);
      return tree;
    }

    private static Entry of(Map<String, Object> line) {
      Map<String, Object> tree = new LinkedHashMap<>(line);
      if (tree.containsKey(EARLIER_LOSS)) {
        tree.put(OBJECTIVE, tree.get(LOSS));
        tree.put(LOSS, tree.get(EARLIER_LOSS));
      }
      return new Entry(
          (int) number(tree, "stage"),
          (long) number(tree, "step"),
          number(tree, OBJECTIVE),
          number(tree, "gradientNorm"),
          new Evaluation(
              number(tree, LOSS),
              number(tree, "accuracy"),
              number(tree, "trialAccuracy"),
              (int) number(tree, "trials"),
              measures(tree)),
          number(tree, "seconds"));
    }

    private static Map<String, Double> measures(Map<String, Object> tree) {
      Map<String, Double> measures = new LinkedHashMap<>();
      if (tree.get(MEASURES) instanceof Map<?, ?> map) {
        map.forEach(
            (name, value) -> {
              if (value instanceof Number number) {
                measures.put(String.valueOf(name), number.doubleValue());
              }
            });
      }
      return measures;
    }

    private static double number(Map<String, Object> tree, String key) {
      return tree.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
    }
  }

  /** Appends an entry. */
  public void append(Entry entry) {
    try {
      Files.writeString(
          file,
          Trees.jsonLine(entry.tree()) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(file, e);
    }
  }

  /** All whole entries; lines that a crash tore or damaged do not count. */
  public List<Entry> read() {
    return lines().stream().flatMap(line -> entry(line).stream()).toList();
  }

  private List<String> lines() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      // Bytes that are no text become one character each, so that the lines around them stay.
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw UserException.input("Cannot read " + file + " (" + e.getMessage() + ").", e);
    }
  }

  private Optional<Entry> entry(String line) {
    try {
      Map<String, Object> tree = Trees.parseJson(line, file);
      return tree.get("step") instanceof Number ? Optional.of(Entry.of(tree)) : Optional.empty();
    } catch (UserException e) {
      return Optional.empty();
    }
  }

  /** How much of the file is no whole entry, in bytes. */
  public long damagedBytes() {
    try {
      long whole =
          lines().stream()
              .filter(line -> entry(line).isPresent())
              .mapToLong(line -> line.getBytes(StandardCharsets.UTF_8).length + 1)
              .sum();
      return Files.exists(file) ? Files.size(file) - whole : 0;
    } catch (IOException e) {
      throw UserException.input("Cannot read " + file + " (" + e.getMessage() + ").", e);
    }
  }

  private static byte[] text(List<Entry> entries) {
    return entries.stream()
        .map(e -> Trees.jsonLine(e.tree()) + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Forgets what came after a step, before training goes on from there. */
  public void truncateAfter(long step) {
    List<Entry> kept = read().stream().filter(entry -> entry.step() <= step).toList();
    AtomicFile.write(file, out -> out.write(text(kept)));
  }
}
