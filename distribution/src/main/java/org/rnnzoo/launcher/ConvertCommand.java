package org.rnnzoo.launcher;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.run.JobListener;
import org.rnnzoo.core.run.Run;
import org.rnnzoo.core.run.WeightsChoice;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.workbench.convert.RunConversion;
import org.rnnzoo.workbench.runs.Collapse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code zoo convert}. */
@Command(
    name = "convert",
    sortOptions = false,
    description =
        "Make the same network in the other form, rate or current, a run of its own. The last line"
            + " of the output is its folder.",
    footer = {"", "For example:", "  zoo convert RUN --to current"})
final class ConvertCommand implements Callable<Integer> {

  @ParentCommand private Zoo zoo;

  @Mixin private RunArgument run;

  @Option(
      names = "--to",
      paramLabel = "FORM",
      required = true,
      description = "The form to convert into: rate or current.")
  private String form;

  @Option(
      names = "--weights",
      paramLabel = "final|best|STEP",
      description = "The weights to convert; final if not given.")
  private String weights = WeightsChoice.FINAL.word();

  @Override
  public Integer call() {
    Form to =
        Arrays.stream(Form.values())
            .filter(known -> RunConversion.word(known).equals(form))
            .findFirst()
            .orElseThrow(
                () ->
                    UserException.input("--to is %s; it must be rate or current.".formatted(form)));
    RunFolder folder = run.folder();
    tell(folder, zoo.job(listener -> convert(folder, to, listener)));
    return ExitCode.DONE;
  }

  @SuppressWarnings("try") // the lease is held, not used
  private RunConversion.Outcome convert(RunFolder folder, Form to, JobListener listener) {
    Plugins plugins = zoo.plugins();
    WeightsChoice chosen = new WeightsChoice(weights);
    Collapse.note(folder, chosen, listener);
    try (Plugins.Lease lease = plugins.lease()) {
      return RunConversion.of(Run.open(folder, Map.of(), chosen, plugins, listener), to)
          .write(run.runs(), plugins, listener);
    } catch (IllegalArgumentException e) {
      throw UserException.input(e.getMessage(), e);
    }
  }

  private void tell(RunFolder folder, RunConversion.Outcome outcome) {
    zoo.say(
        String.format(
            Locale.ROOT,
            "Over whole trials in float64 the two forms agree to %.0e of the size of the outputs"
                + " and %.0e of the size of the rates; as stored in float32, to %.0e and %.0e.",
            outcome.exact().outputs(),
            outcome.exact().rates(),
            outcome.stored().outputs(),
            outcome.stored().rates()));
    zoo.say(
        "Accuracy %s on %s test trials without noise, for which alone the forms are the same; compare with 'zoo evaluate %s --noise 0'."
            .formatted(
                Numbers.brief(outcome.run().test().accuracy()),
                outcome.run().test().trials(),
                folder.path()));
    zoo.print(outcome.run().folder().path().toString());
  }
}
