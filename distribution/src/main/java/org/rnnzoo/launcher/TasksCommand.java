package org.rnnzoo.launcher;

import java.util.stream.Collectors;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import picocli.CommandLine.Command;

/** {@code zoo tasks}. */
@Command(name = "tasks", description = "List the tasks, or show one with its versions.")
final class TasksCommand extends PluginListing {

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
}
