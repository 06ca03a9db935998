package org.rnnzoo.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rnnzoo.core.config.Assignments;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.run.Training;
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
      "  zoo train examples/flip-flop.yaml seed=7 stop.steps=2000"
    })
final class TrainCommand implements Callable<Integer> {

  @ParentCommand private Zoo zoo;

  @Parameters(
      arity = "0..*",
      paramLabel = "EXPERIMENT.yaml or key=value",
      description = "A file with an experiment, and changes to it.")
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
      paramLabel = "MS",
      description = "The sampling period; 20 ms if not given.")
  private Double dt;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of all randomness; 1 if not given.")
  private Long seed;

  @Option(
      names = "--from",
      paramLabel = "RUN",
      description = "Start from the weights of this run, or of a file model.npz.")
  private Path from;

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description =
          "A parameter of the task, the model or the trainer, or a key of the experiment. May be repeated.")
  private List<String> settings = new ArrayList<>();

  @Mixin private RunsFolder runs;

  @Override
  public Integer call() {
    Experiment experiment = zoo.experiment(file(), changes());
    Training.Outcome outcome =
        zoo.job(listener -> Training.start(experiment, runs.path(), zoo.plugins(), listener));
    return new TrainingReport(zoo).tell(outcome);
  }

  private Map<String, Object> file() {
    return namesFile() ? Trees.readYaml(Path.of(arguments.get(0))) : Map.of();
  }

  /** Whether the first argument is a file; everything else is a change. */
  private boolean namesFile() {
    return !arguments.isEmpty()
        && (!arguments.get(0).contains("=") || Files.exists(Path.of(arguments.get(0))));
  }

  private Map<String, Object> changes() {
    Map<String, Object> changes = new LinkedHashMap<>();
    putIfGiven(changes, "task.use", task);
    putIfGiven(changes, "model.use", model);
    putIfGiven(changes, "trainer.use", trainer);
    putIfGiven(changes, "dt", dt);
    putIfGiven(changes, "seed", seed);
    putIfGiven(changes, "from", from == null ? null : from.toAbsolutePath().toString());
    List<String> assignments =
        new ArrayList<>(arguments.subList(namesFile() ? 1 : 0, arguments.size()));
    assignments.addAll(settings);
    Assignments.parse(assignments)
        .forEach((key, value) -> Assignments.putLast(changes, key, value));
    return changes;
  }

  private static void putIfGiven(Map<String, Object> changes, String key, Object value) {
    if (value != null) {
      changes.put(key, value);
    }
  }
}
