package org.rnnzoo.core.config;

import org.rnnzoo.api.Plugin;
import org.rnnzoo.core.plugin.Installed;

/**
 * A plugin with its settled parameters.
 *
 * @param <T> the kind of plugin
 * @param installed the plugin and where it comes from
 * @param plugin the plugin
 * @param version the version of the task that the parameters started from; empty for other kinds
 * @param parameters its parameters
 */
public record Chosen<T extends Plugin<?>>(
    Installed installed, T plugin, String version, Record parameters) {

  /** What to write after {@code use:} to get the same plugin again. */
  public String use() {
    return plugin.name() + (version.isEmpty() ? "" : "@" + version);
  }
}
