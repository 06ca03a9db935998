package org.rnnzoo.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.run.AnalysisJob;
import org.rnnzoo.core.run.Run;
import org.rnnzoo.workbench.analyse.AnalysisRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code zoo analyze}. */
@Command(
    name = "analyze",
    description = "Analyse the network of a run; 'zoo analyses' lists what there is.",
    footer = {
      "",
      "For example:",
      "  zoo analyze RUN fixed-points latent-circuit --set latent-circuit.nodes=6"
    })
final class AnalyzeCommand implements Callable<Integer> {

  @ParentCommand private Zoo zoo;

  @Parameters(index = "0", paramLabel = "RUN", description = "The folder of the run.")
  private Path run;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "ANALYSIS",
      description = "The analyses, one after the other.")
  private List<String> names;

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description =
          "A parameter; write ANALYSIS.key=value where several analyses have it. May be repeated.")
  private List<String> settings = new ArrayList<>();

  @Mixin private ConditionOptions conditions;

  @Override
  public Integer call() {
    RunFolder folder = RunFolder.open(run);
    List<AnalysisRequest> requests = AnalysisRequest.of(names, settings, zoo.plugins());
    Run opened = zoo.job(listener -> conditions.open(folder, zoo, listener));
    for (AnalysisRequest request : requests) {
      perform(new AnalysisJob(opened, request.analysis(), request.parameters()));
    }
    return ExitCode.DONE;
  }

  private void perform(AnalysisJob job) {
    Result result = zoo.job(job::perform);
    result.report().forEach(zoo::print);
    zoo.print(job.run().folder().analysis(job.analysis().name()).toString());
  }
}
