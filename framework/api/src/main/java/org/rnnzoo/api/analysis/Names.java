package org.rnnzoo.api.analysis;

import java.util.Set;
import java.util.regex.Pattern;

/** The names that things in a result may have, since they become keys and names of files. */
final class Names {

  private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");
  private static final Pattern SLUG = Pattern.compile("(?=.{1,64}$)[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** Keys of result.json that the framework writes. */
  private static final Set<String> RESERVED = Set.of("about", "columns", "report");

  private Names() {}

  /** Checks the name of a column or an array. */
  static void requireKey(String what, String name) {
    if (!KEY.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "The %s '%s' must be named by letters, digits and _ . - with a letter first, at most 64."
              .formatted(what, name));
    }
  }

  /** Checks the name of a value or a table, which is a key of result.json. */
  static void requireFree(String what, String name) {
    requireKey(what, name);
    if (RESERVED.contains(name)) {
      throw new IllegalArgumentException(
          "The %s '%s' needs another name; the framework writes that one itself."
              .formatted(what, name));
    }
  }

  /** Checks the name of a figure, which is the name of a file. */
  static void requireSlug(String what, String name) {
    if (!SLUG.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "The %s '%s' must be named by lower-case words joined by hyphens, at most 64 characters."
              .formatted(what, name));
    }
  }
}
