package org.rnnzoo.model.current;

import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.engine.FullConnectivity;
import org.rnnzoo.engine.LeakyNetworkParameters;

/**
 * The parameters of the current network.
 *
 * @param network what all leaky networks have
 * @param connectivity the recurrent matrix
 */
public record CurrentParameters(
    @Unwrapped LeakyNetworkParameters network, @Unwrapped FullConnectivity connectivity) {}
