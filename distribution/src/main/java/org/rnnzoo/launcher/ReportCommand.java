package org.rnnzoo.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.workbench.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code zoo report}. */
@Command(
    name = "report",
    sortOptions = false,
    description =
        "Write a page of HTML about runs, sweeps and comparisons: numbers with their origin,"
            + " figures, methods and references. It needs nothing but itself.",
    footer = {
      "",
      "For example:",
      "  zoo report last",
      "  zoo report RUN RUN runs/comparisons/COMPARISON --out results.html"
    })
final class ReportCommand implements Callable<Integer> {

  @ParentCommand private Zoo zoo;

  @Parameters(
      arity = "1..*",
      paramLabel = "RUN|SWEEP|COMPARISON",
      description =
          "Runs by folder, name, the beginning of a name, or 'last'; folders of sweeps; comparisons"
              + " by folder or name.")
  private List<String> subjects = new ArrayList<>();

  @Mixin private RunsFolder runs;

  @Option(
      names = "--out",
      paramLabel = "FILE.html",
      description = "The file; report.html if not given.")
  private Path out = Path.of("report.html");

  @Override
  public Integer call() {
    if (!out.toString().matches("(?i).*\\.html?")) {
      throw UserException.input("--out is %s; a report is a page, FILE.html.".formatted(out));
    }
    AtomicFile.write(out, Report.of(subjects, runs.path()).html(zoo.plugins()));
    zoo.print(out.toString());
    return ExitCode.DONE;
  }
}
