package org.rnnzoo.host;

/** A plugin was made but cannot be used; the message is the end of a sentence that says why. */
final class UnusablePluginException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusablePluginException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
