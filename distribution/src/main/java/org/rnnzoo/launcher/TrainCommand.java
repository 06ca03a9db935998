package org.rnnzoo.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Assignments;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.config.StartFrom;
import org.rnnzoo.core.config.TaskPlan;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.io.FileWords;
import org.rnnzoo.core.run.JobListener;
import org.rnnzoo.core.run.Training;
import org.rnnzoo.workbench.catalogue.Recipe;
import org.rnnzoo.workbench.runs.Collapse;
import org.rnnzoo.workbench.runs.RunName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code zoo train}. */
@Command(
    name = "train",
    sortOptions = false,
    description = "Train a network. The last line of the output is the folder of the run.",
    footer = {
      "",
      "For example:",
      "  zoo train --task flip-flop --set bits=3 --set units=128",
      "  zoo train --task flip-flop@v1*2 --set bits=1 --set active=0.5",
      "  zoo train two-flip-flops seed=7 stop.steps=2000"
    })
final class TrainCommand implements Callable<Integer> {

  @ParentCommand private Zoo zoo;

  @Parameters(
      arity = "0..*",
      paramLabel = "EXPERIMENT.yaml or key=value",
      description = "A file with an experiment or the name of an example, and changes to it.")
  private List<String> arguments = new ArrayList<>();

  @Option(
      names = "--task",
      paramLabel = "T[@V]",
      description = "The task and its version, or several: a*2 or a+b in parallel, a,b in turn.")
  private String task;

  @Option(names = "--model", paramLabel = "M", description = "The model; rate if not given.")
  private String model;

  @Option(names = "--trainer", paramLabel = "B", description = "The trainer; bptt if not given.")
  private String trainer;

  @Option(
      names = "--dt",
      converter = Milliseconds.class,
      paramLabel = "MS",
      description = "The sampling period; 20 ms if not given.")
  private Double dt;

  @Option(
      names = "--seed",
      converter = Seed.class,
      paramLabel = "N",
      description = "The seed of all randomness; 1 if not given.")
  private Long seed;

  @Option(
      names = "--from",
      paramLabel = "RUN",
      description = "Start from the weights of this run, or of a file model.npz.")
  private String from;

  @Option(
      names = "--weights",
      paramLabel = "final|best|STEP",
      description = "Which weights of that run; final if not given.")
  private String weights;

  @Option(
      names = "--from-partial",
      description = "Let tensors that do not fit, or are not there, start afresh.")
  private boolean fromPartial;

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description =
          "A parameter of the task, the model or the trainer, or a key of the experiment. May be"
              + " repeated.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--plain",
      description = "Do without the recipe of the task: what is not said keeps its default.")
  private boolean plain;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The name of the run; made of time, task, model and seed if not given.")
  private String name;

  @Option(
      names = "--resume-or-start",
      description =
          "Go on with the run of this name if it has begun; for jobs that may be started again.")
  private boolean resumeOrStart;

  @Option(
      names = "--tensorboard",
      description =
          "Also write the course of training for TensorBoard, into the folder tensorboard of the"
              + " run; 'zoo resume' goes on with it.")
  private boolean tensorboard;

  @Mixin private RunsFolder runs;

  @Override
  public Integer call() {
    if (resumeOrStart && name == null) {
      throw UserException.input("--resume-or-start needs --name, the name of the run.");
    }
    Map<String, Object> changes = changes();
    Experiment experiment = zoo.experiment(base(changes), changes);
    noteCollapse(experiment.start());
    Optional<Training.Outcome> outcome =
        zoo.job(listener -> train(experiment, tensorboard ? new WithEvents(listener) : listener));
    if (outcome.isEmpty()) {
      zoo.say("The run is complete already.");
      zoo.print(runs.path().resolve(name).toString());
      return ExitCode.DONE;
    }
    return new TrainingReport(zoo).tell(outcome.get());
  }

  private Optional<Training.Outcome> train(Experiment experiment, JobListener listener) {
    if (resumeOrStart) {
      return Training.startOrResume(experiment, runs.path(), name, zoo.plugins(), listener);
    }
    return Optional.of(
        name == null
            ? Training.start(experiment, runs.path(), zoo.plugins(), listener)
            : Training.start(experiment, runs.path(), name, zoo.plugins(), listener));
  }

  private void noteCollapse(StartFrom start) {
    boolean isRun = start.model().isPresent();
    if (isRun && start.fromWeights().equals(StartFrom.FINAL)) {
      Collapse.of(new RunFolder(Path.of(start.from())))
          .ifPresent(collapse -> zoo.say("Note: from: " + collapse.sentence()));
    }
  }

  /** What the changes are made to: a file, the recipe of the task, or nothing. */
  private Map<String, Object> base(Map<String, Object> changes) {
    if (namesFile()) {
      String given = arguments.get(0);
      Path file = zoo.installation().examples().experiment(given, zoo.plugins());
      if (!file.equals(Path.of(given))) {
        zoo.say("The experiment is %s.".formatted(file));
      }
      return RunFolder.readExperiment(file);
    }
    return plain ? Map.of() : recipe(changes).map(r -> told(r, changes)).orElse(Map.of());
  }

  private Optional<Recipe> recipe(Map<String, Object> changes) {
    Object use = changes.getOrDefault("task.use", changes.get("task"));
    if (!(use instanceof String name)) {
      return Optional.empty();
    }
    TaskPlan plan = ExperimentReader.task(name, Map.of(), zoo.plugins());
    return plan.isMixture()
        ? Optional.empty()
        : zoo.installation().examples().recipe(plan.plugins().get(0).name());
  }

  private Map<String, Object> told(Recipe recipe, Map<String, Object> changes) {
    zoo.say("The recipe of the task is used, %s; --plain does without.".formatted(recipe.file()));
    return recipe.suiting(changes);
  }

  /** Whether the first argument is a file; everything else is a change. */
  private boolean namesFile() {
    return !arguments.isEmpty()
        && (!arguments.get(0).contains("=")
            || FileWords.given(arguments.get(0)).filter(Files::exists).isPresent());
  }

  private Map<String, Object> changes() {
    Map<String, Object> changes = new LinkedHashMap<>();
    putIfGiven(changes, "task.use", task);
    putIfGiven(changes, "model.use", model);
    putIfGiven(changes, "trainer.use", trainer);
    putIfGiven(changes, "dt", dt);
    putIfGiven(changes, "seed", seed);
    putIfGiven(changes, "from", from);
    putIfGiven(changes, "fromWeights", weights);
    putIfGiven(changes, "fromPartial", fromPartial ? true : null);
    List<String> assignments =
        new ArrayList<>(arguments.subList(namesFile() ? 1 : 0, arguments.size()));
    assignments.addAll(settings);
    Map<String, Object> assigned = Assignments.parse(assignments);
    requireOnce(changes, assigned);
    assigned.forEach((key, value) -> Assignments.putLast(changes, key, value));
    changes.computeIfPresent("from", (key, given) -> source(String.valueOf(given)));
    return changes;
  }

  /** Refuses an option and an assignment that contradict each other: neither is the later one. */
  private static void requireOnce(Map<String, Object> options, Map<String, Object> assigned) {
    options.forEach(
        (key, value) -> {
          for (String same : List.of(key, key.replaceFirst("\\.use$", ""))) {
            if (assigned.containsKey(same) && !isSame(value, assigned.get(same))) {
              throw UserException.input(
                  "%s=%s contradicts the option, which says %s; say it once."
                      .formatted(same, Numbers.plain(assigned.get(same)), Numbers.plain(value)));
            }
          }
        });
  }

  private static boolean isSame(Object one, Object other) {
    return (one instanceof Number a && other instanceof Number b)
        ? a.doubleValue() == b.doubleValue()
        : one.equals(other);
  }

  /** Where the run or file lies that somebody names to start from. */
  private String source(String given) {
    Optional<RunFolder> run =
        isFile(given) ? Optional.empty() : new RunName(given).find(runs.path());
    return run.map(folder -> folder.path().toAbsolutePath().toString()).orElse(given);
  }

  /** Whoever reads what no file can be called says so. */
  private static boolean isFile(String given) {
    return given.isEmpty()
        || FileWords.given(given).isEmpty()
        || Files.isRegularFile(Path.of(given));
  }

  private static void putIfGiven(Map<String, Object> changes, String key, Object value) {
    if (value != null) {
      changes.put(key, value);
    }
  }
}
