package org.rnnzoo.launcher;

import org.rnnzoo.core.plugin.PluginKind;
import picocli.CommandLine.Command;

/** {@code zoo trainers}. */
@Command(name = "trainers", description = "List the trainers, or show one.")
final class TrainersCommand extends PluginListing {

  TrainersCommand() {
    super(PluginKind.TRAINER);
  }
}
