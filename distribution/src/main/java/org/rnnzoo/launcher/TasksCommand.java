package org.rnnzoo.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.TaskRequest;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginRequest;
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

  private TaskRequest requested;

  TasksCommand() {
    super(PluginKind.TASK);
  }

  @Override
  Table table() {
    return new Table("NAME", "SHORT", "VERSIONS", "BUNDLE", "TITLE");
  }

  @Override
  Object[] cells(Installed plugin) {
    String versions =
        ((Task<?>) plugin.plugin())
            .versions().stream().map(Version::name).collect(Collectors.joining(" "));
    return new Object[] {
      plugin.name(),
      plugin.plugin().aliases().isEmpty() ? "-" : String.join(" ", plugin.plugin().aliases()),
      versions,
      plugin.origin().version(),
      plugin.plugin().title()
    };
  }

  @Override
  void list(List<Installed> plugins) {
    if (dt != null) {
      throw UserException.input(
          "--dt goes with the name of a task, such as 'zoo tasks NAME --dt 20'.");
    }
    if (catalogue == null) {
      super.list(plugins);
      return;
    }
    new TaskPages(catalogue).write(plugins).forEach(zoo::note);
    zoo.print(catalogue.resolve("README.md").toString());
  }

  /** A task may be named with one of its versions. */
  @Override
  PluginRequest request(String name) {
    try {
      requested = TaskRequest.parse(name);
      return requested.plugin();
    } catch (IllegalArgumentException e) {
      throw UserException.input(e.getMessage(), e);
    }
  }

  @Override
  void show(Installed plugin) {
    Task<?> task = (Task<?>) plugin.plugin();
    try {
      String version = requested.version().isEmpty() ? "" : requested.of(task).name();
      if (dt == null) {
        super.show(plugin, version);
        return;
      }
      Discretisation discretisation = new Discretisation(task, new Clock(dt));
      List<Discretisation.OfVersion> versions =
          version.isEmpty() ? discretisation.versions() : List.of(discretisation.version(version));
      if (json()) {
        zoo.terminal().out().print(Trees.json(discretisation.tree(versions)));
      } else {
        tell(discretisation, versions);
      }
    } catch (IllegalArgumentException e) {
      throw UserException.input(plugin.name() + ": " + e.getMessage(), e);
    }
  }

  private void tell(Discretisation discretisation, List<Discretisation.OfVersion> versions) {
    zoo.print(
        "%s at a sampling period of %s ms"
            .formatted(discretisation.task().name(), Numbers.brief(discretisation.clock().dt())));
    for (Discretisation.OfVersion version : versions) {
      zoo.print("");
      new Paragraph("%s  %s".formatted(version.name(), version.title()), 0, 4)
          .lines(zoo.width())
          .forEach(zoo::print);
      Table table = new Table("DURATION", "AS WRITTEN (ms)", "STEPS", "AS SHOWN (ms)");
      version.durations().forEach(d -> table.row(d.name(), d.law(), d.steps(), d.shown()));
      table.lines(2, zoo.width()).forEach(zoo::print);
      String trials = (version.isShown() ? "" : "Refused: ") + version.trials();
      new Paragraph(trials, 2, 2).lines(zoo.width()).forEach(zoo::print);
    }
  }
}
