package org.rnnzoo.core.schema;

/**
 * The record of a plugin's parameters failed where it may only refuse, which is no mistake of its
 * user. The message names the record's class.
 */
public final class BrokenRecordException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokenRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
