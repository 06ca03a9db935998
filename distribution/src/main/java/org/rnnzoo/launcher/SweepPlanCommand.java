package org.rnnzoo.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Assignments;
import org.rnnzoo.workbench.catalogue.Examples;
import org.rnnzoo.workbench.sweep.KnownCells;
import org.rnnzoo.workbench.sweep.SweepEstimate;
import org.rnnzoo.workbench.sweep.SweepFile;
import org.rnnzoo.workbench.sweep.SweepFolder;
import org.rnnzoo.workbench.sweep.SweepPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code zoo sweep plan}. */
@Command(
    name = "plan",
    sortOptions = false,
    description =
        "Make the folder of a sweep, or change the sweep of a folder: cells that stay keep what is"
            + " done. The last line of the output is the folder.")
final class SweepPlanCommand implements Callable<Integer> {

  @ParentCommand private SweepCommand sweep;

  @Parameters(
      index = "0",
      paramLabel = "SWEEP.yaml",
      description = "The file with the sweep, or the name of an example.")
  private String given;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "key=value",
      description = "Changes to it, such as axes.seed=1..5 or experiment.dt=10.")
  private List<String> changes = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder of the sweep; sweeps/NAME after the file if not given.")
  private Path out;

  @Option(
      names = "--known",
      paramLabel = "TABLE.csv",
      description =
          "A table that 'zoo sweep collect' wrote elsewhere: cells that are done there are not done"
              + " again, and their values go into the table of this sweep.")
  private Path table;

  @Option(
      names = "--dry-run",
      description =
          "Write nothing; tell how many cells there are, and train one for a moment to tell how"
              + " long they may take.")
  private boolean dryRun;

  @Override
  public Integer call() {
    Zoo zoo = sweep.zoo();
    Examples examples = zoo.installation().examples();
    Path file = examples.sweep(given);
    SweepFile read = SweepFile.read(file, Assignments.parse(changes), zoo.plugins(), examples);
    SweepPlan plan = SweepPlan.of(read, zoo.plugins());
    SweepFolder folder = new SweepFolder(out == null ? standardFolder(file) : out);
    KnownCells before = KnownCells.of(folder);
    KnownCells known = table == null ? before : before.and(KnownCells.read(table));
    long done = plan.done(folder, known);
    zoo.say(
        "%s cells%s."
            .formatted(
                plan.cells().size(), done == 0 ? "" : ", of which %s are done".formatted(done)));
    if (dryRun) {
      SweepEstimate estimate =
          zoo.job(
              listener ->
                  SweepEstimate.of(plan, plan.cells().size() - done, zoo.plugins(), listener));
      zoo.print(estimate.sentence());
      return ExitCode.DONE;
    }
    if (Files.exists(folder.path()) && !Files.isDirectory(folder.path())) {
      throw UserException.input(folder.path() + " is a file; name a folder with --out.");
    }
    plan.write(folder, known);
    zoo.print(folder.path().toString());
    return ExitCode.DONE;
  }

  private static Path standardFolder(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    return Path.of("sweeps").resolve(name);
  }
}
