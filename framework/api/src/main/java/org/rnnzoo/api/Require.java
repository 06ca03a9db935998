package org.rnnzoo.api;

import org.rnnzoo.api.task.DurationLaw;

/**
 * Conditions on single parameters, for the compact constructors of records. Each says in a sentence
 * what is wrong and what is allowed.
 *
 * <p>The ranges of {@link Parameter} are checked when a file is read; these hold for whoever makes
 * the record in Java, too.
 */
public final class Require {

  private Require() {}

  /**
   * That a number lies in a range; NaN does not.
   *
   * @throws IllegalArgumentException if it does not
   */
  public static void between(String name, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException(
          "%s is %s; it must be from %s to %s."
              .formatted(name, plain(value), plain(min), plain(max)));
    }
  }

  /**
   * That a number is at least 0; neither NaN nor infinity is.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static void notNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s is %s; it must be a number of at least 0.".formatted(name, plain(value)));
    }
  }

  /**
   * That a number is at least 0 and below 1.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static void belowOne(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          "%s is %s; it must be at least 0 and below 1.".formatted(name, plain(value)));
    }
  }

  /**
   * That a duration is never 0.
   *
   * @throws IllegalArgumentException if it can be
   */
  public static void lasts(String name, DurationLaw law) {
    if (!(law.shortest() > 0)) {
      throw new IllegalArgumentException(
          "%s is %s; it must always be above 0 ms.".formatted(name, law));
    }
  }

  /** A number without needless digits. */
  public static String plain(double value) {
    String digits = Double.toString(value);
    return digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
  }
}
