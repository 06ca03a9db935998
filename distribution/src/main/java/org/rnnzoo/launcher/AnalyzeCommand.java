package org.rnnzoo.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.run.AnalysisJob;
import org.rnnzoo.core.run.Run;
import org.rnnzoo.workbench.analyse.AnalysisRequest;
import org.rnnzoo.workbench.inspect.EvaluationConditions;
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

  private static final int MOST_ROWS = 40;

  @ParentCommand private Zoo zoo;

  @Mixin private RunArgument run;

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

  @Option(
      names = "--as",
      paramLabel = "LABEL",
      description =
          "Store the result in analysis/NAME~LABEL. Without, one with default settings is stored in"
              + " analysis/NAME and any other under a short hash.")
  private String label;

  @Override
  public Integer call() {
    RunFolder folder = run.folder();
    EvaluationConditions looked = conditions.conditions();
    List<AnalysisRequest> requests = AnalysisRequest.of(names, settings, zoo.plugins());
    Run opened = zoo.job(listener -> conditions.open(folder, zoo, listener));
    for (AnalysisRequest request : requests) {
      perform(
          new AnalysisJob(
              opened,
              request.analysis(),
              request.parameters(),
              looked.tree(),
              Optional.ofNullable(label)));
    }
    return ExitCode.DONE;
  }

  private void perform(AnalysisJob job) {
    Result result = zoo.job(job::perform);
    result.report().forEach(zoo::print);
    result.tables().forEach(this::print);
    result.partial().ifPresent(why -> zoo.say("This result is partial: " + why));
    zoo.print(job.place().toString());
  }

  private void print(String name, org.rnnzoo.api.analysis.Table found) {
    Table table =
        new Table(
            found.columns().stream()
                .map(org.rnnzoo.api.analysis.Table.Column::heading)
                .toArray(String[]::new));
    found.rows().stream()
        .limit(MOST_ROWS)
        .forEach(row -> table.row(row.stream().map(AnalyzeCommand::cell).toArray()));
    zoo.print(table);
    if (found.rows().size() > MOST_ROWS) {
      zoo.say("%s further rows are in %s.csv.".formatted(found.rows().size() - MOST_ROWS, name));
    }
  }

  private static Object cell(Object value) {
    return value instanceof Number number ? Numbers.brief(number.doubleValue()) : value;
  }
}
