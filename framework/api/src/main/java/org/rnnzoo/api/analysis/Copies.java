package org.rnnzoo.api.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies of values in a result: of the lists and maps in them, that is, as all else is fixed. */
final class Copies {

  private static final int DEEPEST = 16;

  private Copies() {}

  /**
   * A copy that nobody can change.
   *
   * @param name the name of the value, for the message
   * @throws IllegalArgumentException if it is deeper than any value needs to be, as one is that
   *     holds itself
   */
  static Object of(String name, Object value) {
    return copy(name, value, 0);
  }

  private static Object copy(String name, Object value, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException(
          "The value '%s' has lists or maps more than %s deep in one another."
              .formatted(name, DEEPEST));
    } else if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(copy(name, item, depth + 1)));
      return Collections.unmodifiableList(copy);
    } else if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, item) -> copy.put(key, copy(name, item, depth + 1)));
      return Collections.unmodifiableMap(copy);
    }
    return value;
  }
}
