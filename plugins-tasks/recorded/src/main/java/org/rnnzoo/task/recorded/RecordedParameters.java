package org.rnnzoo.task.recorded;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.rnnzoo.api.Parameter;

/**
 * The parameters of recorded trials.
 *
 * @param file the file; it becomes absolute, so that a run finds it from anywhere
 * @param tolerance how near an answer must be
 * @param sigma noise on the inputs
 */
public record RecordedParameters(
    @Parameter(
            help =
                "A NumPy archive of trials as 'zoo trial --out x.npz' writes it; empty for a small"
                    + " example.")
        String file,
    @Parameter(
            help =
                "How near an output must come to its target to be right; at 0 nothing is judged.",
            min = 0,
            max = 1e6)
        double tolerance,
    @Parameter(
            help = "Size of noise added to the inputs as recorded.",
            symbol = "σ",
            min = 0,
            max = 10)
        double sigma) {

  public RecordedParameters {
    file = file.strip();
    if (!file.isEmpty()) {
      try {
        file = Path.of(file).toAbsolutePath().normalize().toString();
      } catch (InvalidPathException e) {
        throw new IllegalArgumentException(
            "file is %s, which no file can be called."
                .formatted(file.replaceAll("\\p{Cntrl}", "?")),
            e);
      }
    }
  }
}
