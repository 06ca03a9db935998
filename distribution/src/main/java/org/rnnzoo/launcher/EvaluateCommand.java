package org.rnnzoo.launcher;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.run.Evaluation;
import org.rnnzoo.core.run.Run;
import org.rnnzoo.core.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code zoo evaluate}. */
@Command(
    name = "evaluate",
    description = "Evaluate the network of a run on test trials, which training has not seen.")
final class EvaluateCommand implements Callable<Integer> {

  private static final int MOST_TRIALS = 1_000_000;

  @ParentCommand private Zoo zoo;

  @Parameters(paramLabel = "RUN", description = "The folder of the run.")
  private Path run;

  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "1024",
      description = "The number of trials; ${DEFAULT-VALUE} if not given.")
  private int trials;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (trials < 1 || trials > MOST_TRIALS) {
      throw UserException.input(
          "--trials is %d; it must be from 1 to %d.".formatted(trials, MOST_TRIALS));
    }
    RunFolder folder = RunFolder.open(run);
    tell(zoo.job(listener -> Run.open(folder, zoo.plugins(), listener).evaluate("test", trials)));
    return ExitCode.DONE;
  }

  private void tell(Evaluation evaluation) {
    if (json) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("accuracy", evaluation.accuracy());
      tree.put("trialAccuracy", evaluation.trialAccuracy());
      tree.put("loss", evaluation.loss());
      tree.put("trials", evaluation.trials());
      zoo.terminal().out().print(Trees.json(tree));
      return;
    }
    zoo.print("accuracy        " + Numbers.brief(evaluation.accuracy()));
    zoo.print("whole trials    " + Numbers.brief(evaluation.trialAccuracy()));
    zoo.print("loss            " + Numbers.brief(evaluation.loss()));
    zoo.print("scored trials   " + evaluation.trials());
  }
}
