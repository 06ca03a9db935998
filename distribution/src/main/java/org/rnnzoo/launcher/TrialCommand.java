package org.rnnzoo.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Assignments;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.config.TaskPlan;
import org.rnnzoo.workbench.runs.TrialFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code zoo trial}. */
@Command(
    name = "trial",
    sortOptions = false,
    description =
        "Show a trial of a task, or several: the first that training with this seed would show.",
    footer = {
      "",
      "For example:",
      "  zoo trial flip-flop@v3 --set bits=1 --out trial.svg",
      "  zoo trial flip-flop@v1*2"
    })
final class TrialCommand implements Callable<Integer> {

  private static final int MOST_TRIALS = 100_000;

  @ParentCommand private Zoo zoo;

  @Parameters(
      paramLabel = "TASK[@V]",
      description = "The task and its version, or several: a*2 or a+b in parallel, a,b in turn.")
  private String request;

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description = "A parameter of the task. May be repeated.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--dt",
      converter = Milliseconds.class,
      paramLabel = "MS",
      defaultValue = "20",
      description = "The sampling period; ${DEFAULT-VALUE} ms if not given.")
  private double dt;

  @Option(
      names = "--seed",
      converter = Seed.class,
      paramLabel = "N",
      defaultValue = "1",
      description = "The seed; ${DEFAULT-VALUE} if not given.")
  private long seed;

  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many trials; ${DEFAULT-VALUE} if not given.")
  private int count;

  @Option(
      names = "--first",
      paramLabel = "N",
      defaultValue = "0",
      description = "The place of the first trial, from 0; ${DEFAULT-VALUE} if not given.")
  private long first;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Draw the first trial into FILE.svg or FILE.png, or store all in FILE.npz.")
  private Path out;

  @Override
  public Integer call() {
    if (count < 1 || count > MOST_TRIALS) {
      throw UserException.input(
          "--trials is %s; it must be from 1 to %s.".formatted(count, MOST_TRIALS));
    }
    TaskPlan plan = plan();
    Trials trials = trials(plan);
    if (out == null) {
      tell(plan.use(), trials.get(0));
      if (count > 1) {
        zoo.print(table(trials));
      }
    } else {
      new TrialFile(out).write(plan.use(), trials);
      zoo.print(out.toString());
    }
    return ExitCode.DONE;
  }

  /** The task or mixture; a key may start with {@code task.}, as in an experiment. */
  private TaskPlan plan() {
    Map<String, Object> changes = new LinkedHashMap<>();
    Assignments.parse(settings)
        .forEach(
            (key, value) -> Assignments.putLast(changes, key.replaceFirst("^task\\.", ""), value));
    return ExperimentReader.task(request, changes, zoo.plugins());
  }

  private Trials trials(TaskPlan plan) {
    try {
      return plan.source(new Clock(dt), RandomStream.root(seed).named("trials").named("training"))
          .trials(first, count);
    } catch (IllegalArgumentException e) {
      throw UserException.input(e.getMessage(), e);
    }
  }

  /** What was drawn for each trial. */
  private Table table(Trials trials) {
    List<String> conditions =
        IntStream.range(0, trials.size())
            .boxed()
            .flatMap(i -> trials.get(i).condition().keySet().stream())
            .distinct()
            .toList();
    List<String> headings = new ArrayList<>(List.of("TRIAL", "STEPS"));
    headings.addAll(conditions);
    Table table = new Table(headings.toArray(String[]::new));
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      List<Object> cells = new ArrayList<>(List.of(first + i, trial.steps()));
      for (String condition : conditions) {
        Object value = trial.condition().get(condition);
        cells.add(value == null ? "-" : Numbers.plain(value));
      }
      table.row(cells.toArray());
    }
    return table;
  }

  private void tell(String task, Trial trial) {
    Clock clock = new Clock(dt);
    zoo.print(
        "%s, seed %s: %s steps of %s ms".formatted(task, seed, trial.steps(), Numbers.brief(dt)));
    zoo.print("Inputs   " + String.join(", ", trial.channels().inputs()));
    zoo.print("Outputs  " + String.join(", ", trial.channels().outputs()));
    Table epochs = new Table("EPOCH", "FROM (ms)", "TO (ms)", "STEPS");
    for (Epoch epoch : trial.epochs()) {
      epochs.row(
          epoch.name(),
          Numbers.brief(clock.ms(epoch.start())),
          Numbers.brief(clock.ms(epoch.end())),
          epoch.length());
    }
    zoo.print(epochs);
    Table conditions = new Table("CONDITION", "VALUE");
    trial.condition().forEach((name, value) -> conditions.row(name, Numbers.plain(value)));
    if (!conditions.isEmpty()) {
      zoo.print(conditions);
    }
  }
}
