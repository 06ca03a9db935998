package org.rnnzoo.workbench.figure;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.core.UserException;
import org.rnnzoo.figure.FigureOptions;
import org.rnnzoo.figure.Figures;

/** A format in which a figure can be drawn. */
public enum FigureFormat {
  /** Scalable, for pages and for programs that edit drawings. */
  SVG,
  /** Scalable, for papers. */
  PDF,
  /** Pixels at 300 dots per inch, for slides. */
  PNG,
  /** The numbers behind it. */
  CSV;

  /**
   * The format of a name.
   *
   * @throws UserException if there is none
   */
  public static FigureFormat parse(String name) {
    return Arrays.stream(values())
        .filter(format -> format.name().equalsIgnoreCase(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                UserException.input(
                    "There is no format '%s'; there are %s."
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(FigureFormat::ending)
                                .collect(Collectors.joining(", ")))));
  }

  /** The end of a file name, without a dot. */
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The file of a figure. */
  public byte[] file(Figure figure, FigureOptions options) {
    return switch (this) {
      case SVG -> Figures.svg(figure, options).getBytes(StandardCharsets.UTF_8);
      case PDF -> Figures.pdf(figure, options);
      case PNG -> Figures.png(figure, options, Figures.PRINT_DPI);
      case CSV -> Figures.csv(options.applied(figure)).getBytes(StandardCharsets.UTF_8);
    };
  }
}
