package org.rnnzoo.launcher;

import org.rnnzoo.core.plugin.PluginKind;
import picocli.CommandLine.Command;

/** {@code zoo analyses}. */
@Command(name = "analyses", description = "List the analyses, or show one.")
final class AnalysesCommand extends PluginListing {

  AnalysesCommand() {
    super(PluginKind.ANALYSIS);
  }
}
