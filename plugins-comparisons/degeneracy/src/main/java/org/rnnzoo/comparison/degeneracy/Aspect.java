package org.rnnzoo.comparison.degeneracy;

import org.rnnzoo.dynamics.similarity.DistanceMatrix;

/**
 * In what solutions may differ.
 *
 * @param key its name in files
 * @param title its name for people
 * @param unit what its distances are
 * @param distances between runs
 */
record Aspect(String key, String title, String unit, DistanceMatrix distances) {}
