package org.rnnzoo.task.delayedmatch;

import java.util.List;

/**
 * What a trial shows before the test, in degrees.
 *
 * @param sample the direction to be remembered
 * @param distractors the directions to be ignored, in the order of time
 */
record Shown(double sample, List<Double> distractors) {}
