package org.rnnzoo.core.schema;

import java.util.List;
import java.util.Map;

/**
 * A condition on a parameter, as in {@link org.rnnzoo.api.Parameter#when}.
 *
 * @param key the parameter
 * @param values the values that meet it, as they are written in files
 */
public record Condition(String key, List<String> values) {

  public Condition {
    values = List.copyOf(values);
  }

  /**
   * Reads {@code key=value} or {@code key=value|other}.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public static Condition parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw new IllegalArgumentException(
          "The condition '" + text + "' is not of the form key=value or key=value|other.");
    }
    return new Condition(
        text.substring(0, equals), List.of(text.substring(equals + 1).split("\\|")));
  }

  /** Whether a record's values, as {@link Schema#tree} gives them, meet it. */
  public boolean holds(Map<String, Object> tree) {
    return values.contains(String.valueOf(tree.get(key)));
  }
}
