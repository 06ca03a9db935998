package org.rnnzoo.testkit;

/** The forms of names. */
final class Names {

  /** What users type and what serves as file name: lower-case words joined by hyphens. */
  static final String SLUG = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

  /** Keys in files: a letter, then letters, digits and {@code _ . -}. */
  static final String KEY = "[A-Za-z][A-Za-z0-9_.-]*";

  private Names() {}
}
