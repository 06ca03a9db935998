package org.rnnzoo.model.gru;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.engine.GatedNetworkParameters;

/**
 * The parameters of the network of gated recurrent units.
 *
 * @param network what all networks of units with gates have
 * @param updateBias what is added to the initial biases of the update gates
 */
public record GruParameters(
    @Unwrapped GatedNetworkParameters network,
    @Parameter(
            help =
                "Added to the initial biases of the update gates: above 0, units keep their state.",
            min = -100,
            max = 100,
            acts = Parameter.Acts.START)
        double updateBias) {

  public GruParameters {
    network.requireBiasFor("updateBias", updateBias);
  }
}
