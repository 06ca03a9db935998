package org.rnnzoo.api.analysis;

import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.task.TrialSource;

/**
 * What an analysis is given.
 *
 * @param network the trained network
 * @param trials trials that training has not seen
 */
public record TrainedRun(Network network, TrialSource<?> trials) {}
