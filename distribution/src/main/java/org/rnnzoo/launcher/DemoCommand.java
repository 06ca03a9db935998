package org.rnnzoo.launcher;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.run.AnalysisJob;
import org.rnnzoo.core.run.Run;
import org.rnnzoo.core.run.Training;
import org.rnnzoo.workbench.analyse.AnalysisRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code zoo demo}. */
@Command(
    name = "demo",
    sortOptions = false,
    description =
        "Train a network on the 2-bit flip-flop and find its fixed points and its latent circuit."
            + " Takes a minute or two.")
final class DemoCommand implements Callable<Integer> {

  private static final List<String> ANALYSES = List.of("fixed-points", "latent-circuit");

  @ParentCommand private Zoo zoo;

  @Option(
      names = "--seed",
      converter = Seed.class,
      paramLabel = "N",
      description = "The seed of all randomness.")
  private Long seed;

  @Mixin private RunsFolder runs;

  @Override
  public Integer call() {
    Map<String, Object> changes = new LinkedHashMap<>();
    if (seed != null) {
      changes.put("seed", seed);
    }
    Experiment experiment = zoo.experiment(Trees.readYaml(zoo.installation().demo()), changes);
    List<AnalysisRequest> requests = AnalysisRequest.of(ANALYSES, List.of(), zoo.plugins());
    zoo.say(
        "Training %s on %s, then %s."
            .formatted(
                experiment.model().use(), experiment.task().use(), String.join(" and ", ANALYSES)));
    Training.Outcome outcome =
        zoo.job(listener -> Training.start(experiment, runs.path(), zoo.plugins(), listener));
    if (outcome.reason() == StopReason.INTERRUPTED) {
      return new TrainingReport(zoo).tell(outcome);
    }
    analyze(outcome, requests);
    return ExitCode.DONE;
  }

  private void analyze(Training.Outcome outcome, List<AnalysisRequest> requests) {
    zoo.print("Training");
    outcome
        .test()
        .ifPresent(
            test ->
                TrainingReport.sentences(outcome, test)
                    .forEach(sentence -> zoo.print("  " + sentence)));
    zoo.print("  " + outcome.folder().figures().resolve("training.svg"));
    zoo.print("  " + outcome.folder().figures().resolve("trial.svg"));
    Run run = zoo.job(listener -> Run.open(outcome.folder(), zoo.plugins(), listener));
    for (AnalysisRequest request : requests) {
      AnalysisJob job = new AnalysisJob(run, request.analysis(), request.parameters());
      Result result = zoo.job(job::perform);
      zoo.print(request.analysis().plugin().title());
      result.report().forEach(line -> zoo.print("  " + line));
      String name = request.analysis().name();
      for (String figure : result.figures().keySet()) {
        zoo.print("  " + run.folder().analysis(name).resolve(figure + ".svg"));
      }
    }
    zoo.print("Everything is in");
    zoo.print(run.folder().path().toString());
  }
}
