package org.rnnzoo.workbench.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunStatus;
import org.rnnzoo.core.io.Trees;

/**
 * What a listing of many runs holds of one.
 *
 * @param name its name, which begins with the time it was made
 * @param state running, interrupted, failed, done, lost, damaged or not started
 * @param step training steps made
 * @param task what it is trained on
 * @param model the model
 * @param seed the seed
 * @param accuracy accuracy on test trials; NaN if it has not ended
 * @param loss loss on test trials; NaN if it has not ended
 * @param seconds seconds of training; NaN if it has not ended
 * @param parameters trainable parameters; 0 if not known
 * @param stopped why training stopped; empty if it has not
 * @param verdict how the network stands to the bars of its task, in words; empty if not known
 * @param process the process that trains it; 0 if none
 * @param host the machine of the process; empty if none
 * @param version tells whether the run has changed since
 */
public record RunRow(
    String name,
    String state,
    long step,
    String task,
    String model,
    long seed,
    double accuracy,
    double loss,
    double seconds,
    long parameters,
    String stopped,
    String verdict,
    long process,
    String host,
    long version) {

  private static final String UNKNOWN = "";

  /** The keys of the tree. */
  private static final List<String> KEYS =
      List.of(
          "name",
          "state",
          "step",
          "task",
          "model",
          "seed",
          "accuracy",
          "loss",
          "seconds",
          "trainableParameters",
          "stoppedBecause",
          "verdict",
          "host",
          "process");

  /**
   * Reads a run.
   *
   * @param known what was known of it before, which saves reading its configuration again
   */
  public static RunRow read(RunFolder folder, Optional<RunRow> known) {
    long version = version(folder);
    try {
      Optional<RunStatus> status = RunStatus.read(folder);
      Map<String, Object> about = about(folder, known);
      return new RunRow(
          folder.name(),
          status.map(read -> RunTree.state(folder, read)).orElse("not started"),
          status.map(RunStatus::step).orElse(0L),
          text(about, "task"),
          text(about, "model"),
          (long) number(about, "seed", 0),
          number(about, "accuracy", Double.NaN),
          number(about, "loss", Double.NaN),
          number(about, "seconds", Double.NaN),
          (long) number(about, "trainableParameters", 0),
          text(about, "stoppedBecause"),
          text(about, "verdict"),
          status.filter(RunRow::isRunning).map(RunStatus::process).orElse(0L),
          status.filter(RunRow::isRunning).map(RunStatus::host).orElse(UNKNOWN),
          version);
    } catch (UserException e) {
      return damaged(folder.name(), version);
    }
  }

  private static boolean isRunning(RunStatus status) {
    return status.state() == RunStatus.State.RUNNING;
  }

  private static RunRow damaged(String name, long version) {
    return new RunRow(
        name,
        "damaged",
        0,
        UNKNOWN,
        UNKNOWN,
        0,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        0,
        UNKNOWN,
        UNKNOWN,
        0,
        UNKNOWN,
        version);
  }

  /** The summary; while there is none, what the configuration tells. */
  private static Map<String, Object> about(RunFolder folder, Optional<RunRow> known) {
    Map<String, Object> summary = folder.readSummary();
    if (!summary.isEmpty()) {
      return summary;
    }
    Map<String, Object> about = new LinkedHashMap<>();
    if (known.isPresent() && !known.get().task().isEmpty()) {
      about.put("task", known.get().task());
      about.put("model", known.get().model());
      about.put("seed", known.get().seed());
      return about;
    }
    Map<String, Object> config = Trees.readYaml(folder.config());
    about.put("task", RunWords.task(config.get("task")));
    about.put("model", RunWords.use(config.get("model")));
    about.put("seed", config.get("seed"));
    return about;
  }

  /** A number that is another one after any change that a listing shows. */
  public static long version(RunFolder folder) {
    return 31 * modified(folder.status()) + modified(folder.summary());
  }

  private static long modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      return FileTime.fromMillis(0).toMillis();
    }
  }

  private static String text(Map<String, Object> tree, String key) {
    return tree.get(key) == null ? UNKNOWN : String.valueOf(tree.get(key));
  }

  private static double number(Map<String, Object> tree, String key, double otherwise) {
    return tree.get(key) instanceof Number number ? number.doubleValue() : otherwise;
  }

  /** Whether a process is at work on it. */
  public boolean isAlive() {
    return state.equals("running");
  }

  /** As a tree for programs; without what is not known. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (String key : KEYS) {
      Object value = value(key);
      if (value != null) {
        tree.put(key, value);
      }
    }
    return tree;
  }

  /** A value of the tree; null if it is not known. Filters ask for one or two of many rows. */
  Object value(String key) {
    return switch (key) {
      case "name" -> name;
      case "state" -> state;
      case "step" -> step;
      case "task" -> known(task);
      case "model" -> known(model);
      case "seed" -> seed;
      case "accuracy" -> known(accuracy);
      case "loss" -> known(loss);
      case "seconds" -> known(seconds);
      case "trainableParameters" -> parameters > 0 ? parameters : null;
      case "stoppedBecause" -> known(stopped);
      case "verdict" -> known(verdict);
      case "host" -> known(host);
      case "process" -> process > 0 ? process : null;
      default -> null;
    };
  }

  private static String known(String word) {
    return word.isEmpty() ? null : word;
  }

  private static Double known(double number) {
    return Double.isFinite(number) ? number : null;
  }
}
