package org.rnnzoo.core.schema;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where something stands in a configuration: for people ({@code task.flip-flop-1.bits}) and for
 * programs ({@code /task/parallel/0/bits}).
 *
 * @param words the keys joined by dots; empty for the whole configuration
 * @param pointer the place as a JSON pointer
 * @param elsewhere the places of those keys that were written somewhere else, by key
 */
public record Place(String words, String pointer, Map<String, Place> elsewhere) {

  /** The whole configuration. */
  public static final Place ROOT = new Place("", "", Map.of());

  public Place {
    elsewhere = Map.copyOf(elsewhere);
  }

  /** The place of a key at the top. */
  public static Place of(String key) {
    return ROOT.key(key);
  }

  /** The place of a key below this one. */
  public Place key(String key) {
    Place other = elsewhere.get(key);
    if (other != null) {
      return other;
    }
    String escaped = key.replace("~", "~0").replace("/", "~1");
    return new Place(words.isEmpty() ? key : words + "." + key, pointer + "/" + escaped, Map.of());
  }

  /** The place of an element of a list, counted from 0. */
  public Place index(int index) {
    return new Place(words + "[" + index + "]", pointer + "/" + index, Map.of());
  }

  /** The same place, called otherwise. */
  public Place called(String other) {
    return new Place(other, pointer, elsewhere);
  }

  /** The same place, but for some keys below it. */
  public Place with(Map<String, Place> others) {
    Map<String, Place> all = new LinkedHashMap<>(elsewhere);
    all.putAll(others);
    return new Place(words, pointer, all);
  }
}
