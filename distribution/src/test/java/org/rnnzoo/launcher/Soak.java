package org.rnnzoo.launcher;

/**
 * What trains until something is reached, kills, races, needs a cluster or otherwise takes long.
 * Tests with this tag are done with the profile {@code soak} only.
 */
final class Soak {

  static final String TAG = "soak";

  private Soak() {}
}
