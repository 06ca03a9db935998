package org.rnnzoo.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.workbench.catalogue.TaskPages;
import org.rnnzoo.workbench.inspect.Discretisation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code zoo tasks}. */
@Command(name = "tasks", description = "List the tasks, or show one with its versions.")
final class TasksCommand extends PluginListing {

  @Option(
      names = "--dt",
      converter = Milliseconds.class,
      paramLabel = "MS",
      description = "With a name: show every duration in steps of this sampling period.")
  private Double dt;

  @Option(
      names = "--write",
      paramLabel = "DIR",
      description = "Write a catalogue of all tasks, with pictures, into a folder.")
  private Path catalogue;

  TasksCommand() {
    super(PluginKind.TASK);
  }

  @Override
  Table table() {
    return new Table("NAME", "VERSIONS", "BUNDLE", "TITLE");
  }

  @Override
  Object[] cells(Installed plugin) {
    String versions =
        ((Task<?>) plugin.plugin())
            .versions().stream().map(Version::name).collect(Collectors.joining(" "));
    return new Object[] {
      plugin.name(), versions, plugin.origin().version(), plugin.plugin().title()
    };
  }

  @Override
  void list(List<Installed> plugins) {
    if (catalogue == null) {
      super.list(plugins);
      return;
    }
    new TaskPages(catalogue).write(plugins);
    zoo.print(catalogue.resolve("README.md").toString());
  }

  @Override
  void show(Installed plugin) {
    if (dt == null) {
      super.show(plugin);
      return;
    }
    try {
      discretisation(new Discretisation((Task<?>) plugin.plugin(), new Clock(dt)));
    } catch (IllegalArgumentException e) {
      throw UserException.input(plugin.name() + ": " + e.getMessage(), e);
    }
  }

  private void discretisation(Discretisation discretisation) {
    List<Discretisation.OfVersion> versions = discretisation.versions();
    zoo.print(
        "%s at a sampling period of %s ms"
            .formatted(discretisation.task().name(), Numbers.brief(discretisation.clock().dt())));
    for (Discretisation.OfVersion version : versions) {
      zoo.print("");
      zoo.print("%s  %s".formatted(version.name(), version.title()));
      Table table = new Table("DURATION", "AS WRITTEN (ms)", "STEPS", "AS SHOWN (ms)");
      version.durations().forEach(d -> table.row(d.name(), d.law(), d.steps(), d.shown()));
      table.lines(2).forEach(zoo::print);
      zoo.print("  " + version.trials());
    }
  }
}
