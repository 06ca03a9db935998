package org.rnnzoo.api.comparison;

import org.rnnzoo.api.task.TrialSource;

/**
 * Trials of a stress test: circumstances that a network was not trained in.
 *
 * @param name the name of the stress test
 * @param bar the least accuracy to stand it
 * @param trials its trials
 */
public record StressedTrials(String name, double bar, TrialSource<?> trials) {}
