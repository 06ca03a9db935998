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

  /**
   * One evaluation.
   *
   * @param stage the stage of training, from 1
   * @param step training steps made
   * @param loss the mean training objective since the last evaluation; NaN before the first step
   * @param gradientNorm the mean norm of the gradient since the last evaluation; NaN if there is
   *     none
   * @param evaluation the result on held-out trials
   * @param seconds seconds of training so far
   */
  public record Entry(
      int stage,
      long step,
      double loss,
      double gradientNorm,
      Evaluation evaluation,
      double seconds) {

    private Map<String, Object> tree() {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("stage", stage);
      tree.put("step", step);
      tree.put("loss", loss);
      tree.put("gradientNorm", gradientNorm);
      tree.put("evaluationLoss", evaluation.loss());
      tree.put("accuracy", evaluation.accuracy());
      tree.put("trialAccuracy", evaluation.trialAccuracy());
      tree.put("trials", evaluation.trials());
      tree.put(MEASURES, evaluation.measures());
      tree.put("seconds", seconds);
      return tree;
    }

    private static Entry of(Map<String, Object> tree) {
      return new Entry(
          (int) number(tree, "stage"),
          (long) number(tree, "step"),
          number(tree, "loss"),
          number(tree, "gradientNorm"),
          new Evaluation(
              number(tree, "evaluationLoss"),
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
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      // Bytes that are no text become one character each, so that the lines around them stay.
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      int whole = text.lastIndexOf('\n') + 1;
      return text.substring(0, whole).lines().flatMap(line -> entry(line).stream()).toList();
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
      return Files.exists(file) ? Files.size(file) - text(read()).length : 0;
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
