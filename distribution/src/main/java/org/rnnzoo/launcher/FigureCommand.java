package org.rnnzoo.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.figure.FigureOptions;
import org.rnnzoo.workbench.figure.FigureFormat;
import org.rnnzoo.workbench.figure.StoredFigure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code zoo figure}. */
@Command(
    name = "figure",
    sortOptions = false,
    description =
        "Draw figures of a run again, in another size or format, without computing again. Without a"
            + " NAME the figures of the run are listed.",
    footer = {
      "",
      "For example:",
      "  zoo figure RUN phase-portrait --format pdf --width 85",
      "  zoo figure RUN circuit --analysis latent-circuit~six --threshold 0.4 --title 'Six nodes'"
    })
final class FigureCommand implements Callable<Integer> {

  @ParentCommand private Zoo zoo;

  @Mixin private RunArgument run;

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "NAME", description = "The figures.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--analysis",
      paramLabel = "RESULT",
      description = "The result that has the figures, as 'zoo results RUN' lists it.")
  private String analysis;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      split = ",",
      defaultValue = "svg",
      description = "svg, pdf, png or csv, several parted by commas; svg if not given.")
  private List<String> formats;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The folder to draw into; this one if not given.")
  private Path out;

  @Option(names = "--title", paramLabel = "WORDS", description = "Another title; '' for none.")
  private String title;

  @Option(names = "--width", paramLabel = "MM", description = "The width of the page.")
  private Double width;

  @Option(names = "--height", paramLabel = "MM", description = "The height of the page.")
  private Double height;

  @Option(
      names = "--low",
      paramLabel = "VALUE",
      description = "The value at the lower end of the colours of maps.")
  private Double low;

  @Option(
      names = "--high",
      paramLabel = "VALUE",
      description = "The value at the upper end of the colours of maps.")
  private Double high;

  @Option(
      names = "--threshold",
      paramLabel = "WEIGHT",
      description = "Leave connections of circuits out whose weight is smaller in size.")
  private Double threshold;

  @Option(
      names = "--units",
      paramLabel = "N",
      description = "Draw at most so many curves of a panel and rows of a map, and say so.")
  private Integer units;

  @Override
  public Integer call() {
    RunFolder folder = run.folder();
    if (names.isEmpty()) {
      StoredFigure.list(folder).forEach(figure -> zoo.print(figure.title()));
      return ExitCode.DONE;
    }
    FigureOptions options = options();
    List<FigureFormat> wanted = formats.stream().map(FigureFormat::parse).toList();
    for (String name : names) {
      Figure figure = StoredFigure.find(folder, name, Optional.ofNullable(analysis)).figure();
      for (FigureFormat format : wanted) {
        Path file = out.resolve(name + "." + format.ending());
        byte[] bytes = format.file(figure, options);
        AtomicFile.write(file, stream -> stream.write(bytes));
        zoo.print(file.toString());
      }
    }
    return ExitCode.DONE;
  }

  private FigureOptions options() {
    try {
      return new FigureOptions(
          Optional.ofNullable(title),
          new FigureOptions.Size(number(width), number(height)),
          new FigureOptions.Colours(number(low), number(high)),
          number(threshold),
          units == null ? OptionalInt.empty() : OptionalInt.of(units));
    } catch (IllegalArgumentException e) {
      throw UserException.input(e.getMessage(), e);
    }
  }

  private static OptionalDouble number(Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
