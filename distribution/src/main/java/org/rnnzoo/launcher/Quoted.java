package org.rnnzoo.launcher;

/** Words as a shell reads them. */
final class Quoted {

  private Quoted() {}

  /** The word, in quotes if a shell would read it otherwise. */
  static String of(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
