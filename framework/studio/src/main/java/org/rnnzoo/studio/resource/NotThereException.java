package org.rnnzoo.studio.resource;

/** Something was asked for that is not there; the message is for the user. */
public final class NotThereException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotThereException(String message) {
    super(message);
  }
}
