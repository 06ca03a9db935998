package org.rnnzoo.core;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Words about what a plugin threw. Its methods are the plugin's, too, so that they may fail, say
 * nothing or say too much.
 */
public final class Thrown {

  /** A chain of causes may run in a circle. */
  private static final int LONGEST_CHAIN = 20;

  private static final int LONGEST_LINE = 500;

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private Thrown() {}

  /** What was thrown, its cause, the cause of that and so on. */
  public static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    Throwable next = thrown;
    while (next != null && chain.size() < LONGEST_CHAIN) {
      chain.add(next);
      next = cause(next);
    }
    return chain;
  }

  private static Throwable cause(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (RuntimeException | LinkageError | StackOverflowError untold) {
      return null;
    }
  }

  /** What kind of error it is and the first line of what it says, without a full stop. */
  public static String words(Throwable thrown) {
    String line = firstLine(message(thrown));
    return line.isEmpty() ? type(thrown) : type(thrown) + ": " + line;
  }

  /** The first line of a text without a full stop and without what would steer a terminal. */
  public static String firstLine(String text) {
    String line = text.strip().lines().findFirst().orElse("").strip();
    String plain = CONTROL.matcher(line).replaceAll("").replaceFirst("\\.$", "");
    return plain.length() > LONGEST_LINE ? plain.substring(0, LONGEST_LINE) + "…" : plain;
  }

  private static String message(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      return message == null ? "" : message;
    } catch (RuntimeException | LinkageError | StackOverflowError untold) {
      return "";
    }
  }

  /** A class without a name is called like the one that it extends. */
  private static String type(Throwable thrown) {
    Class<?> type = thrown.getClass();
    while (type.getSimpleName().isEmpty()) {
      type = type.getSuperclass();
    }
    return type.getSimpleName();
  }
}
