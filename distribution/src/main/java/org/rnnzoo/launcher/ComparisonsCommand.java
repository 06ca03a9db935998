package org.rnnzoo.launcher;

import org.rnnzoo.core.plugin.PluginKind;
import picocli.CommandLine.Command;

/** {@code zoo comparisons}. */
@Command(name = "comparisons", description = "List the comparisons, or show one.")
final class ComparisonsCommand extends PluginListing {

  ComparisonsCommand() {
    super(PluginKind.COMPARISON);
  }
}
