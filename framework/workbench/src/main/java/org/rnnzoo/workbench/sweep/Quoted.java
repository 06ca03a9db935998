package org.rnnzoo.workbench.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Words of a shell script that mean nothing but themselves. */
final class Quoted {

  private Quoted() {}

  static String word(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  static String path(Path path) {
    return word(path.toString());
  }

  /** Each word with a space before it. */
  static String words(List<String> words) {
    return words.stream().map(word -> " " + word(word)).collect(Collectors.joining());
  }
}
