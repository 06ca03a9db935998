package org.rnnzoo.launcher;

import org.rnnzoo.core.plugin.PluginKind;
import picocli.CommandLine.Command;

/** {@code zoo models}. */
@Command(name = "models", description = "List the models, or show one.")
final class ModelsCommand extends PluginListing {

  ModelsCommand() {
    super(PluginKind.MODEL);
  }
}
