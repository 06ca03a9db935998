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
