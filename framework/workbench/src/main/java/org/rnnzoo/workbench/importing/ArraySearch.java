package org.rnnzoo.workbench.importing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.workbench.arrays.ArrayFile;

/** Finds arrays of a file by name, and keeps account of which were used. */
final class ArraySearch {

  private static final int MOST_NAMED = 12;

  private final ArrayFile file;
  private final Set<String> used = new LinkedHashSet<>();

  ArraySearch(ArrayFile file) {
    this.file = file;
  }

  ArrayFile file() {
    return file;
  }

  /**
   * The array that the first of some names fits, {@code *} standing for anything. An array that was
   * used is not found again under a name with a star, so that what is left over has a name.
   *
   * @param fits what it must be like
   * @throws UserException if a name fits several
   */
  Optional<String> find(List<String> names, Predicate<NpyArray> fits) {
    return find(names, fits, false);
  }

  /**
   * The array that the first of some names fits.
   *
   * @param again whether it may have been used before
   */
  Optional<String> find(List<String> names, Predicate<NpyArray> fits, boolean again) {
    for (String name : names) {
      if (file.arrays().containsKey(name) && fits.test(file.arrays().get(name))) {
        return Optional.of(name);
      }
      Pattern pattern = pattern(name);
      List<String> found =
          file.arrays().keySet().stream()
              .filter(key -> name.contains("*") && pattern.matcher(key).matches())
              .filter(key -> (again || !used.contains(key)) && fits.test(file.arrays().get(key)))
              .toList();
      if (found.size() > 1) {
        throw UserException.input(
            "%s has several arrays that may be %s: %s. Name the right one in a MAP.yaml, or leave the others out with --ignore."
                .formatted(file.path(), name, String.join(", ", found)));
      } else if (found.size() == 1) {
        return Optional.of(found.get(0));
      }
    }
    return Optional.empty();
  }

  private static Pattern pattern(String name) {
    return Pattern.compile(
        java.util.Arrays.stream(name.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }

  /** An array, which is used from now on. */
  NpyArray use(String name) {
    used.add(name);
    return file.arrays().get(name);
  }

  /** The value of an array of one value: a number, a word or a truth value. */
  Optional<Object> value(List<String> names) {
    return find(names, array -> java.lang.reflect.Array.getLength(array.values()) == 1)
        .map(name -> java.lang.reflect.Array.get(use(name).values(), 0));
  }

  /** The arrays that nobody used and nobody said to leave out. Lone values are none. */
  List<String> left(List<String> ignore) {
    List<Pattern> ignored = ignore.stream().map(ArraySearch::pattern).toList();
    return file.arrays().entrySet().stream()
        .filter(entry -> !used.contains(entry.getKey()))
        .filter(entry -> java.lang.reflect.Array.getLength(entry.getValue().values()) > 1)
        .map(Map.Entry::getKey)
        .filter(name -> ignored.stream().noneMatch(pattern -> pattern.matcher(name).matches()))
        .toList();
  }

  /** The arrays that were left out because somebody said so, and what is no array. */
  List<String> setAside(List<String> ignore) {
    List<String> left = left(ignore);
    return java.util.stream.Stream.concat(
            left(List.of()).stream().filter(name -> !left.contains(name)), file.unread().stream())
        .toList();
  }

  /** The arrays of a file with their shapes, lone values left out unless there is nothing else. */
  String words() {
    List<String> arrays = left(List.of());
    return words(arrays.isEmpty() ? List.copyOf(file.arrays().keySet()) : arrays);
  }

  /** Arrays with their shapes, for people. */
  String words(List<String> names) {
    String words =
        names.stream()
            .limit(MOST_NAMED)
            .map(name -> (name + " " + file.arrays().get(name).shape()).strip())
            .collect(Collectors.joining(", "));
    return names.size() > MOST_NAMED
        ? words + " and %s more".formatted(names.size() - MOST_NAMED)
        : words;
  }
}
