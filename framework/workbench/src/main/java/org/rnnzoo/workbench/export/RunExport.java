package org.rnnzoo.workbench.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.run.Run;
import org.rnnzoo.workbench.inspect.EvaluationConditions;

/**
 * An export of a run.
 *
 * @param format the format
 * @param trials how many test trials go along
 * @param states whether the whole states of the network in these trials go along, too
 */
public record RunExport(ExportFormat format, int trials, boolean states) {

  private static final int MOST_TRIALS = 100_000;

  public RunExport {
    if (trials < 0 || trials > MOST_TRIALS) {
      throw UserException.input(
          "--trials is %s; it must be from 0 to %s.".formatted(trials, MOST_TRIALS));
    } else if (format == ExportFormat.LFADS && trials < 2) {
      throw UserException.input(
          "--trials is %s; LFADS needs at least 2, one to train and one to validate with."
              .formatted(trials));
    } else if (format == ExportFormat.ONNX && trials > 0) {
      throw UserException.input("ONNX holds no trials; leave --trials away.");
    }
  }

  /** The file for a run if nobody names one: in the working directory, called like the run. */
  public static Path standardFile(RunFolder run, ExportFormat format) {
    return switch (format) {
      // Python imports no module whose name begins with a digit or has a hyphen.
      case TORCH -> Path.of("net_" + run.name().replaceAll("[^A-Za-z0-9]", "_") + ".py");
      case LFADS -> Path.of(run.name() + "_spikes.h5");
      default -> Path.of(run.name() + format.ending());
    };
  }

  /**
   * Writes the file and, beside it, a JSON with every equation and convention.
   *
   * @param conditions what is different from training
   * @return the JSON
   * @throws UserException if the network cannot be expressed in the format, or the place cannot be
   *     written to
   */
  public Path write(Run run, EvaluationConditions conditions, Path file) {
    requireEnding(file);
    // The latents of LFADS are the states.
    boolean whole = states || format == ExportFormat.LFADS;
    ExportContent content = ExportContent.of(run, trials, whole, conditions.tree());
    Map<String, Object> more = format.writer().write(content, file);
    Map<String, Object> description = new LinkedHashMap<>(content.description());
    description.putAll(more);
    Path json = description(file);
    Trees.writeJson(json, description);
    return json;
  }

  private void requireEnding(Path file) {
    String ending = format.ending();
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(ending)) {
      throw UserException.input(
          "--out is %s; the name of a file for %s ends in %s."
              .formatted(file, format.word(), ending));
    } else if (ending.isEmpty() && Files.isRegularFile(file)) {
      throw UserException.input(
          "--out is %s, a file; %s makes a folder.".formatted(file, format.word()));
    }
  }

  /** The JSON beside a file. */
  private Path description(Path file) {
    return format.ending().isEmpty()
        ? file.resolve("description.json")
        : file.resolveSibling(file.getFileName() + ".json");
  }

  /** The number of trials to take along. */
  public static int trials(ExportFormat format, Optional<Integer> asked) {
    return asked.orElse(format.usualTrials());
  }
}
