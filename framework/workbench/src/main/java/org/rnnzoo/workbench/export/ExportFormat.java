package org.rnnzoo.workbench.export;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.rnnzoo.core.UserException;

/** The formats that a network can be exported in. */
public enum ExportFormat {
  NPZ(".npz", 16),
  SAFETENSORS(".safetensors", 16),
  HDF5(".h5", 16),
  MAT(".mat", 16),
  ONNX(".onnx", 0),
  CSV("", 16),
  LFADS(".h5", 200),
  TORCH(".py", 16);

  private final String ending;
  private final int trials;

  ExportFormat(String ending, int trials) {
    this.ending = ending;
    this.trials = trials;
  }

  /** What the description of every export says of itself under {@code format}. */
  public static final String DESCRIPTION = "zoo-export 1";

  /** Writes files of a format. */
  @FunctionalInterface
  interface Writer {
    /**
     * Writes the file, and those beside it that belong to it but for the description.
     *
     * @return what is to be added to the description
     */
    Map<String, Object> write(ExportContent content, Path file);
  }

  /**
   * The format of a name.
   *
   * @throws UserException if there is none
   */
  public static ExportFormat of(String word) {
    return Arrays.stream(values())
        .filter(format -> format.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                UserException.input(
                    "--to is %s; it must be one of %s or tensorboard."
                        .formatted(
                            word,
                            Arrays.stream(values())
                                .map(ExportFormat::word)
                                .collect(Collectors.joining(", ")))));
  }

  /** The name that users type. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How the name of a file ends; empty for a folder. */
  public String ending() {
    return ending;
  }

  /** How many trials go along if nobody says a number. */
  public int usualTrials() {
    return trials;
  }

  Writer writer() {
    return switch (this) {
      case NPZ -> new NpzExport();
      case SAFETENSORS -> new SafetensorsExport();
      case HDF5 -> new HdfExport();
      case MAT -> new MatExport();
      case ONNX -> new OnnxExport();
      case CSV -> new CsvExport();
      case LFADS -> new LfadsExport();
      case TORCH -> new TorchExport();
    };
  }
}
