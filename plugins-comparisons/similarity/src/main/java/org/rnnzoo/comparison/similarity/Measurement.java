package org.rnnzoo.comparison.similarity;

import org.rnnzoo.dynamics.similarity.DistanceMatrix;

/**
 * What a measure says, with its control.
 *
 * @param measure the measure
 * @param distances between the runs
 * @param control what the measure gives where the answer is known
 * @param controlled what that is: pairs that should be far apart, or a run and itself
 */
record Measurement(Measure measure, DistanceMatrix distances, double control, String controlled) {}
