package org.rnnzoo.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.run.NetworkSize;
import org.rnnzoo.core.run.Run;
import org.rnnzoo.core.task.Evaluation;
import org.rnnzoo.core.task.Stress;
import org.rnnzoo.workbench.inspect.Breakdown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code zoo evaluate}. */
@Command(
    name = "evaluate",
    sortOptions = false,
    description = "Evaluate the network of a run on test trials, which training has not seen.",
    footer = {
      "",
      "For example:",
      "  zoo evaluate RUN --by match",
      "  zoo evaluate RUN --by motion,color --with balance=[context,motion,color]",
      "  zoo evaluate RUN --with blind=motion@sample",
      "  zoo evaluate RUN --stress",
      "  zoo evaluate RUN --lesion units=3,7 --noise 0.1"
    })
final class EvaluateCommand implements Callable<Integer> {

  private static final int MOST_TRIALS = 1_000_000;

  @ParentCommand private Zoo zoo;

  @Mixin private RunArgument run;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description =
          "The number of trials; as many as in the test at the end of training if not given, 1024"
              + " before that.")
  private Integer trials;

  @Mixin private ConditionOptions conditionsOfRun;

  @Option(
      names = "--by",
      paramLabel = "CONDITION",
      split = ",",
      description =
          "Also tell the accuracy for each value of a condition, such as match. May be repeated:"
              + " for each combination.")
  private List<String> conditions = new ArrayList<>();

  @Option(
      names = "--stress",
      description = "Also put the network under the stress tests of its task, and say the verdict.")
  private boolean stressed;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (trials != null && (trials < 1 || trials > MOST_TRIALS)) {
      throw UserException.input(
          "--trials is %s; it must be from 1 to %s.".formatted(trials, MOST_TRIALS));
    }
    RunFolder folder = run.folder();
    Breakdown breakdown = new Breakdown(conditions);
    Run opened = zoo.job(listener -> conditionsOfRun.open(folder, zoo, listener));
    int count = trials == null ? opened.testTrials() : trials;
    Evaluation evaluation = zoo.job(listener -> opened.evaluate("test", count, breakdown));
    breakdown.requireFound();
    Optional<Stress> stress =
        stressed ? Optional.of(zoo.job(listener -> opened.stress(evaluation))) : Optional.empty();
    NetworkSize size = NetworkSize.of(opened.network());
    if (json) {
      Map<String, Object> tree = tree(evaluation);
      stress.ifPresent(result -> tree.putAll(result.tree()));
      tree.putAll(size.tree());
      if (!conditions.isEmpty()) {
        Map<String, Object> groups = new LinkedHashMap<>();
        breakdown.groups().forEach((value, group) -> groups.put(value, tree(group)));
        tree.put("by", Map.of(breakdown.name(), groups));
      }
      zoo.terminal().out().print(Trees.json(tree));
    } else {
      tell(evaluation, stress, size);
      if (!conditions.isEmpty()) {
        zoo.print(new BreakdownTable(breakdown).table());
      }
    }
    return ExitCode.DONE;
  }

  private static Map<String, Object> tree(Evaluation evaluation) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("accuracy", evaluation.accuracy());
    tree.put("trialAccuracy", evaluation.trialAccuracy());
    if (Double.isFinite(evaluation.loss())) {
      tree.put("loss", evaluation.loss());
    }
    tree.put("trials", evaluation.trials());
    tree.put("measures", evaluation.measures());
    return tree;
  }

  private void tell(Evaluation evaluation, Optional<Stress> stress, NetworkSize size) {
    Table table = new Table("MEASURE", "VALUE");
    table.row("accuracy", Numbers.brief(evaluation.accuracy()));
    table.row("whole trials", Numbers.brief(evaluation.trialAccuracy()));
    stress.map(StressWords::new).ifPresent(words -> words.addTo(table));
    new SizeWords(size).addTo(table);
    table.row("loss", Numbers.brief(evaluation.loss()));
    table.row("scored trials", evaluation.trials());
    evaluation.measures().forEach((name, value) -> table.row(name, Numbers.brief(value)));
    zoo.print(table);
  }
}
