package org.rnnzoo.launcher;

/**
 * Whether tests do all that they could, as with the profile {@code soak}, or a quick part of it.
 * What trains until something is reached or needs a cluster bears the tag and is done then only.
 */
final class Soak {

  static final String TAG = "soak";

  static final boolean ASKED = Boolean.getBoolean("rnnzoo.soak");

  private Soak() {}
}
