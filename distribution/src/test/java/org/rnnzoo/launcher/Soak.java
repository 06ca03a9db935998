package org.rnnzoo.launcher;

/**
 * Whether tests do all that they could, as with the profile {@code soak}, or a quick part of it.
 */
final class Soak {

  static final boolean ASKED = Boolean.getBoolean("rnnzoo.soak");

  private Soak() {}
}
