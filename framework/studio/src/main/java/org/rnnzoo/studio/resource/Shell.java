package org.rnnzoo.studio.resource;

import java.util.List;
import java.util.stream.Collectors;

/** Commands as people paste them into a shell. */
final class Shell {

  private Shell() {}

  /** The command with its words quoted where need be, the program's name first. */
  static String command(List<String> words) {
    return "zoo " + words.stream().map(Shell::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
