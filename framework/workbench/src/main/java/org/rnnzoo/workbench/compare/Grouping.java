package org.rnnzoo.workbench.compare;

import java.util.Map;
import java.util.TreeSet;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.UserException;

/**
 * By what runs are put into groups.
 *
 * @param key a dotted key of their configurations, such as {@code model.units}; {@code task},
 *     {@code model} and {@code trainer} stand for what they name
 */
public record Grouping(String key) {

  /** By the model. */
  public static final Grouping BY_MODEL = new Grouping("model");

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
