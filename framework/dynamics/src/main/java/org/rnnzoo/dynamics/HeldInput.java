package org.rnnzoo.dynamics;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;

/**
 * An input that is held constant so that a network can be asked where it stands still.
 *
 * @param name what it is, for tables and titles, such as {@code epoch delay}
 * @param values {@code [inputs]}
 * @param stretch the part of trials it was taken from; empty if it was given in numbers
 */
public record HeldInput(String name, double[] values, Optional<Stretch> stretch) {

  /** An input given in numbers. */
  public static HeldInput of(String name, double[] values) {
    return new HeldInput(name, values, Optional.empty());
  }

  /**
   * A part of trials.
   *
   * @param epoch the name of an epoch, which a trial may have several times
   * @param where the value of some columns of the condition table that a trial must have
   */
  public record Stretch(String epoch, Map<String, String> where) {

    /** Whether a trial is among those meant. */
    boolean covers(Trial trial) {
      return where.entrySet().stream()
          .allMatch(column -> same(trial.condition().get(column.getKey()), column.getValue()));
    }

    /** Whether a step of a trial is meant. */
    boolean covers(Trial trial, int step) {
      return covers(trial)
          && trial.epochs().stream()
              .filter(found -> found.name().equals(epoch))
              .anyMatch((Epoch found) -> found.contains(step));
    }

    private static boolean same(@Nullable Object value, String wanted) {
      return value != null && (value.toString().equals(wanted) || word(value).equals(wanted));
    }

    /** A value of a condition as one writes it: {@code 3}, not {@code 3.0}. */
    static String word(@Nullable Object value) {
      return value instanceof Double number && number == Math.rint(number)
          ? String.valueOf(number.longValue())
          : String.valueOf(value);
    }
  }
}
