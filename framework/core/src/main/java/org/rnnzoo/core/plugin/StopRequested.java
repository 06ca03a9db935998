package org.rnnzoo.core.plugin;

import java.util.concurrent.CancellationException;

/**
 * Somebody asked to stop. Only the framework throws it, so that a plugin that gives up by itself is
 * not taken for one that was asked to.
 */
public final class StopRequested extends CancellationException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what was stopped, a sentence
   */
  public StopRequested(String message) {
    super(message);
  }
}
