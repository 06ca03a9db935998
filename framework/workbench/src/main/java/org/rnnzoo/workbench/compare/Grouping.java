package org.rnnzoo.workbench.compare;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.UserException;

/**
 * By what runs are put into groups.
 *
 * @param key a dotted key of their configurations, such as {@code model.units}; {@code task},
 *     {@code model} and {@code trainer} stand for what they name
 */
public record Grouping(String key) {

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(e-?\\d+)?");

  /** Groups of numbers by their numbers, all others by their words. */
  static final Comparator<String> IN_ORDER = Grouping::compare;

  /** By the model. */
  public static final Grouping BY_MODEL = new Grouping("model");

  private static int compare(String one, String other) {
    int end = one.lastIndexOf(' ') + 1;
    boolean alike = other.lastIndexOf(' ') + 1 == end && one.regionMatches(0, other, 0, end);
    if (alike && isNumber(one.substring(end)) && isNumber(other.substring(end))) {
      return Double.compare(
          Double.parseDouble(one.substring(end)), Double.parseDouble(other.substring(end)));
    }
    return one.compareTo(other);
  }

  private static boolean isNumber(String word) {
    return NUMBER.matcher(word).matches();
  }

  /**
   * The group of a run.
   *
   * @param settings its configuration by dotted key
   * @throws UserException if it has no such key
   */
  String of(Map<String, Object> settings) {
    String found = find(settings);
    if (found.isEmpty()) {
      throw UserException.input(
          "--group is '%s', but a run has no such key; it has %s."
              .formatted(key, String.join(", ", new TreeSet<>(settings.keySet()))));
    }
    return found;
  }

  /** The group of a run of which not everything is known; empty if that is not. */
  String find(Map<String, Object> settings) {
    Object value = settings.getOrDefault(key, settings.get(key + ".use"));
    if (value == null) {
      return "";
    }
    // A bare number or truth says nothing in a legend.
    boolean bare = value instanceof Number || value instanceof Boolean;
    return (bare ? key.substring(key.lastIndexOf('.') + 1) + " " : "") + Numbers.plain(value);
  }
}
