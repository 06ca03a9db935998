package org.rnnzoo.core.plugin;

import org.rnnzoo.api.Plugin;

/**
 * A plugin together with where it comes from.
 *
 * @param kind its kind
 * @param plugin the provider
 * @param origin where it comes from
 */
public record Installed(PluginKind kind, Plugin<?> plugin, Origin origin) {

  /** The name by which users ask for it. */
  public String name() {
    return plugin.name();
  }
}
