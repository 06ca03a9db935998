package org.rnnzoo.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.rnnzoo.core.UserException;
import org.rnnzoo.workbench.catalogue.PluginIntake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code zoo plugins add}. */
@Command(
    name = "add",
    description =
        "Copy a jar into ~/.rnnzoo/plugins if nothing is wrong with it. It runs with your rights"
            + " from the moment it is looked at. No other file is replaced.")
final class AddPluginCommand implements Callable<Integer> {

  @ParentCommand private PluginsCommand plugins;

  @Parameters(paramLabel = "FILE.jar", description = "The jar.")
  private Path file;

  @Override
  public Integer call() throws IOException {
    Zoo zoo = plugins.zoo();
    if (!Files.isRegularFile(file)) {
      throw UserException.input("There is no file " + file + ".");
    }
    List<String> program = new ArrayList<>();
    program.add(zoo.installation().program().toAbsolutePath().toString());
    program.addAll(zoo.pluginOptions());
    Path folder = zoo.installation().userPlugins();
    String name = file.getFileName().toString();
    try (InputStream content = Files.newInputStream(file)) {
      List<String> provided = new PluginIntake(folder, program).take(name, content);
      zoo.say("It provides " + String.join(", ", provided) + ".");
    }
    zoo.print(folder.resolve(name).toString());
    return ExitCode.DONE;
  }
}
