package org.rnnzoo.core.plugin;

/** A plugin that was asked for is not there, is broken, or is not the only one of its name. */
public final class MissingPluginException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MissingPluginException(String message) {
    super(message);
  }
}
