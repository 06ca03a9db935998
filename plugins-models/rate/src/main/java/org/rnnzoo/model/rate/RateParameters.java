package org.rnnzoo.model.rate;

import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.engine.FullConnectivity;
import org.rnnzoo.engine.LeakyNetworkParameters;

/**
 * The parameters of the rate network.
 *
 * @param network what all leaky networks have
 * @param connectivity the recurrent matrix
 */
public record RateParameters(
    @Unwrapped LeakyNetworkParameters network, @Unwrapped FullConnectivity connectivity) {}
