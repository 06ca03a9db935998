package org.rnnzoo.core.plugin;

import org.rnnzoo.api.Plugin;

/**
 * A plugin together with where it comes from.
 *
 * <p>It is behind a guard from the start, so nothing can call a plugin past it: what a plugin
 * throws that it must not throw, and answers that cannot be, become a {@link PluginFailure}.
 *
 * @param kind its kind
 * @param plugin the plugin, guarded
 * @param origin where it comes from
 */
public record Installed(PluginKind kind, Plugin<?> plugin, Origin origin) {

  public Installed {
    plugin = Guarded.of(kind, plugin, origin);
  }

  /** The class of the provider itself. */
  public Class<?> provider() {
    return ((Guarded<?, ?>) plugin).plugin.getClass();
  }

  /** The name by which users ask for it. */
  public String name() {
    return plugin.name();
  }
}
