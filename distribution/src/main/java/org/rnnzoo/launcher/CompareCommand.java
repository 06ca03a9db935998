package org.rnnzoo.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rnnzoo.core.run.WeightsChoice;
import org.rnnzoo.workbench.compare.Candidates;
import org.rnnzoo.workbench.compare.ComparisonJob;
import org.rnnzoo.workbench.compare.ComparisonRequest;
import org.rnnzoo.workbench.compare.Grouping;
import org.rnnzoo.workbench.runs.RunName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code zoo compare}. */
@Command(
    name = "compare",
    sortOptions = false,
    description =
        "Ask a question of several trained networks at once; 'zoo comparisons' lists what there is."
            + " A run that is missing or failed is told with its reason and counted.",
    footer = {
      "",
      "For example:",
      "  zoo compare similarity RUN RUN RUN",
      "  zoo compare topology --where 'task=flip-flop@v1 and accuracy>0.95'",
      "  zoo compare equivalence --sweep SWEEP --group model"
    })
final class CompareCommand implements Callable<Integer> {

  @ParentCommand private Zoo zoo;

  @Parameters(index = "0", paramLabel = "COMPARISON", description = "What to ask.")
  private String name;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "RUN",
      description = "The runs: their folders, names, the beginning of a name, or 'last'.")
  private List<String> named = new ArrayList<>();

  @Mixin private RunsFolder runs;

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description =
          "Also the runs of --runs for which this is true, as in 'zoo runs'; those for which it is"
              + " not true are not part of the question and not counted.")
  private String where;

  @Option(
      names = "--sweep",
      paramLabel = "DIR",
      description = "Also every cell of this sweep, done or not. May be repeated.")
  private List<Path> sweeps = new ArrayList<>();

  @Option(
      names = "--group",
      paramLabel = "KEY",
      description =
          "The key of the configuration by which runs are put into groups, such as model.units;"
              + " model if not given.")
  private String group = Grouping.BY_MODEL.key();

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description = "A parameter of the comparison. May be repeated.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--weights",
      paramLabel = "final|best|STEP",
      description = "The weights to compare; final if not given.")
  private String weights = WeightsChoice.FINAL.word();

  @Option(
      names = "--seed",
      converter = Seed.class,
      paramLabel = "N",
      defaultValue = "1",
      description =
          "The seed of the trials that all runs see, and of the comparison; ${DEFAULT-VALUE} if not"
              + " given.")
  private long seed;

  @Option(
      names = "--as",
      paramLabel = "LABEL",
      description = "A name for people, part of the name of the folder.")
  private String label;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<Path> folders =
        named.stream().map(run -> new RunName(run).in(runs.path()).path()).toList();
    Candidates candidates = Candidates.of(folders, Optional.ofNullable(where), runs.path(), sweeps);
    ComparisonJob job =
        new ComparisonJob(
            ComparisonRequest.of(name, settings, zoo.plugins()),
            candidates,
            new Grouping(group),
            new WeightsChoice(weights),
            seed,
            Optional.ofNullable(label),
            runs.path());
    ComparisonJob.Outcome outcome = zoo.job(listener -> job.perform(zoo.plugins(), listener));
    if (!outcome.fresh()) {
      zoo.say("This comparison of equal runs with equal settings was made before.");
    }
    new ComparisonReport(zoo, json).tell(outcome.comparison());
    return ExitCode.DONE;
  }
}
