package org.rnnzoo.workbench.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.Words;

/**
 * A group of keys of a map, from which each key is taken once, so that what is left is unknown.
 *
 * @param where what the group is called, for people
 * @param keys what is left of it
 * @param known the keys that were asked for
 */
record MapTree(String where, Map<String, Object> keys, List<String> known) {

  static MapTree of(String where, Object tree) {
    if (!(tree instanceof Map<?, ?> map)) {
      throw UserException.input("%s must be a group of keys, not %s.".formatted(where, tree));
    }
    Map<String, Object> keys = new LinkedHashMap<>();
    map.forEach((key, value) -> keys.put(String.valueOf(key), value));
    return new MapTree(where, keys, new ArrayList<>());
  }

  Optional<Object> take(String key) {
    known.add(key);
    return Optional.ofNullable(keys.remove(key));
  }

  String word(String key, String otherwise) {
    return take(key).map(String::valueOf).orElse(otherwise);
  }

  boolean truth(String key) {
    Object given = take(key).orElse(false);
    if (given instanceof Boolean truth) {
      return truth;
    }
    throw UserException.input(
        "%s.%s is %s; it must be true or false.".formatted(where, key, given));
  }

  /** A word, or several. */
  List<String> words(String key) {
    return words(take(key).orElse(List.of()));
  }

  static List<String> words(Object given) {
    return given instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(given));
  }

  /** A group in this group; empty if there is none. */
  MapTree group(String key) {
    return of(where + "." + key, take(key).orElse(Map.of()));
  }

  void requireEmpty() {
    if (!keys.isEmpty()) {
      String key = keys.keySet().iterator().next();
      throw UserException.input(
          "%s has no key '%s'%s It may have %s."
              .formatted(
                  where, key, Words.suggestion(key, known).orElse("."), String.join(", ", known)));
    }
  }
}
