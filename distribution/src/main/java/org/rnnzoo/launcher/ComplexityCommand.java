package org.rnnzoo.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Assignments;
import org.rnnzoo.workbench.complexity.ComplexityStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code zoo complexity}. */
@Command(
    name = "complexity",
    sortOptions = false,
    description = {
      "Measure how complex tasks are: the bits to remember, the least rank of a network that solves"
          + " the task, the nodes of its circuit, its fixed points, the cost of learning, with a"
          + " linear network and shuffled targets as controls.",
      "Plans the networks, trains and analyses them, and compares what is there. The same command"
          + " goes on where it was stopped."
    },
    footer = {
      "",
      "For example:",
      "  zoo complexity flip-flop@v1 delayed-match-to-sample@v1 --seeds 5 --minutes 60",
      "  zoo complexity flip-flop@v1 --set task.bits=3 --set full.model.gain=0.3 --set"
          + " circuit.trials=16"
    })
final class ComplexityCommand implements Callable<Integer> {

  @ParentCommand private Zoo zoo;

  @Parameters(
      arity = "1..*",
      paramLabel = "TASK[@V]",
      description = "The tasks, each by its name and version.")
  private List<String> tasks = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "complexity",
      description = "The folder of the study; ${DEFAULT-VALUE} if not given.")
  private Path out;

  @Option(
      names = "--seeds",
      paramLabel = "K",
      defaultValue = "5",
      description = "Seeds of each network; ${DEFAULT-VALUE} if not given.")
  private int seeds;

  @Option(
      names = "--max-rank",
      paramLabel = "R",
      defaultValue = "6",
      description =
          "Try low-rank networks up to this rank, or until one suffices; ${DEFAULT-VALUE} if not"
              + " given, 0 for none.")
  private int mostRank;

  @Option(
      names = "--max-nodes",
      paramLabel = "N",
      defaultValue = "6",
      description =
          "Fit latent circuits of up to so many nodes; ${DEFAULT-VALUE} if not given, 0 for none.")
  private int mostNodes;

  @Option(
      names = "--share",
      paramLabel = "S",
      defaultValue = "0.8",
      description =
          "Share of seeds that must solve a task at a rank for it to suffice; ${DEFAULT-VALUE} if"
              + " not given.")
  private double share;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description = "Stop after this time; what was begun keeps a checkpoint.")
  private Double minutes;

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description =
          "A change to the experiments. A key that begins with full, linear, shuffled or low-rank"
              + " is for these networks alone, full for its two controls as well; one that begins"
              + " with circuit is a parameter of the analysis latent-circuit. May be repeated.")
  private List<String> settings = new ArrayList<>();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (minutes != null && !(minutes > 0)) {
      throw UserException.input("--minutes is %s; it must be above 0.".formatted(minutes));
    }
    ComplexityStudy study =
        new ComplexityStudy(
            out, tasks, seeds, mostRank, mostNodes, share, Assignments.parse(settings));
    double most = minutes == null ? Double.POSITIVE_INFINITY : minutes;
    ComplexityStudy.Outcome outcome =
        zoo.job(
            listener ->
                study.perform(zoo.installation().examples(), zoo.plugins(), most, listener));
    outcome.comparison().ifPresent(new ComparisonReport(zoo, json)::tell);
    if (!outcome.finished()) {
      zoo.say("There is more to do; the same command goes on.");
      return ExitCode.INTERRUPTED;
    }
    return ExitCode.DONE;
  }
}
