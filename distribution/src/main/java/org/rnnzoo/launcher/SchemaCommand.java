package org.rnnzoo.launcher;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.ExperimentSchema;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginRequest;
import org.rnnzoo.workbench.sweep.SweepSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code zoo schema}. */
@Command(
    name = "schema",
    description =
        "Print what may stand in an experiment, or in a plugin's section, as JSON Schema.",
    footer = {
      "",
      "For example:",
      "  zoo schema > experiment.schema.json",
      "  zoo schema task flip-flop"
    })
final class SchemaCommand implements Callable<Integer> {

  private static final String EXPERIMENT = "experiment";
  private static final String SWEEP = "sweep";

  @ParentCommand private Zoo zoo;

  @Parameters(
      arity = "0..1",
      index = "0",
      paramLabel = "KIND",
      description =
          "experiment, which is meant if none is given, sweep, task, model, trainer, analysis or"
              + " comparison.")
  private String kind = EXPERIMENT;

  @Parameters(arity = "0..1", index = "1", paramLabel = "NAME", description = "The plugin.")
  private String name;

  @Override
  public Integer call() {
    zoo.terminal().out().print(Trees.json(schema()));
    return ExitCode.DONE;
  }

  private Map<String, Object> schema() {
    if (kind.equals(EXPERIMENT) && name == null) {
      return ExperimentSchema.of(zoo.plugins(), zoo::note);
    } else if (kind.equals(SWEEP) && name == null) {
      return SweepSchema.of(zoo.plugins(), zoo::note);
    }
    Optional<PluginKind> plugin =
        Arrays.stream(PluginKind.values())
            .filter(known -> known.word().equals(kind.toLowerCase(Locale.ROOT)))
            .findFirst();
    if (plugin.isEmpty() || name == null) {
      throw UserException.input(
          "Name what the schema is for: experiment, sweep, or one of task, model, trainer, analysis"
              + " and comparison followed by the name of a plugin.");
    }
    try {
      return ExperimentSchema.of(zoo.plugins().find(plugin.get(), PluginRequest.parse(name)));
    } catch (IllegalArgumentException e) {
      throw UserException.input(e.getMessage(), e);
    }
  }
}
