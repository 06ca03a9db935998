package org.rnnzoo.model.stsp;

import java.util.Locale;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.engine.FullConnectivity;
import org.rnnzoo.engine.LeakyNetworkParameters;
import org.rnnzoo.engine.ShortTermPlasticity;

/**
 * The parameters of the network with short-term synaptic plasticity.
 *
 * @param network what all leaky networks have
 * @param connectivity the recurrent matrix
 * @param facilitating the synapses of units 0, 2, 4, …
 * @param depressing the synapses of units 1, 3, 5, …
 */
public record StspParameters(
    @Unwrapped LeakyNetworkParameters network,
    @Unwrapped FullConnectivity connectivity,
    @Parameter(help = "Synapses of units 0, 2, 4, ...: by default they facilitate.")
        ShortTermPlasticity facilitating,
    @Parameter(help = "Synapses of units 1, 3, 5, ...: by default they depress.")
        ShortTermPlasticity depressing) {

  public StspParameters {
    Activation activation = network.activation();
    if (activation != Activation.RELU
        && activation != Activation.SOFTPLUS
        && activation != Activation.SIGMOID) {
      throw new IllegalArgumentException(
          "The activation is "
              + activation.name().toLowerCase(Locale.ROOT).replace('_', '-')
              + ", with which rates can be below 0; synapses with short-term plasticity need relu,"
              + " softplus or sigmoid.");
    }
  }
}
