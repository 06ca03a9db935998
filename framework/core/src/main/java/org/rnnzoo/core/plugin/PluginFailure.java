package org.rnnzoo.core.plugin;

/**
 * A plugin broke its promise while it was being called: it threw what it must not throw, or
 * answered what cannot be an answer. The message names the plugin, its bundle and the method.
 */
public final class PluginFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PluginFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
