package org.rnnzoo.comparison.equivalence;

import org.rnnzoo.dynamics.similarity.DistanceMatrix;

/**
 * A level at which networks are compared.
 *
 * @param key its name in files
 * @param title its name for people
 * @param unit what its distances are
 * @param distances between runs
 * @param margin the largest excess that counts as none
 */
record Level(String key, String title, String unit, DistanceMatrix distances, double margin) {

  /** Its title without what stands in brackets. */
  String name() {
    return title.replaceFirst(" \\(.*\\)$", "");
  }
}
