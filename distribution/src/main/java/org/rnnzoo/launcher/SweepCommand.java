package org.rnnzoo.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code zoo sweep}. */
@Command(
    name = "sweep",
    sortOptions = false,
    description =
        "Train and analyse many experiments that differ in a few keys. The folder of a sweep is its memory: any number of"
            + " workers on any machine that sees it work on it, and none has to stay alive.",
    subcommands = {
      SweepPlanCommand.class,
      SweepStartCommand.class,
      SweepWorkCommand.class,
      SweepStatusCommand.class,
      SweepMissingCommand.class,
      SweepStopCommand.class,
      SweepRetryCommand.class,
      SweepCollectCommand.class
    },
    footer = {
      "",
      "For example:",
      "  zoo sweep plan examples/sweeps/gain.yaml axes.seed=1..3",
      "  zoo sweep start sweeps/gain --on local:2",
      "  zoo sweep status sweeps/gain",
      "  zoo sweep collect sweeps/gain"
    })
final class SweepCommand implements Callable<Integer> {

  @ParentCommand private Zoo zoo;

  @Spec private CommandSpec spec;

  Zoo zoo() {
    return zoo;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
