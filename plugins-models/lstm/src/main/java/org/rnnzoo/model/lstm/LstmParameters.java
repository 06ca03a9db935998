package org.rnnzoo.model.lstm;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.engine.GatedNetworkParameters;

/**
 * The parameters of the network of long short-term memory.
 *
 * @param network what all networks of units with gates have
 * @param forgetBias the initial bias of the forget gates
 */
public record LstmParameters(
    @Unwrapped GatedNetworkParameters network,
    @Parameter(
            help = "Initial bias of the forget gates: above 0, cells keep their content.",
            min = -100,
            max = 100,
            acts = Parameter.Acts.START)
        double forgetBias) {

  public LstmParameters {
    network.requireBiasFor("forgetBias", forgetBias);
  }
}
