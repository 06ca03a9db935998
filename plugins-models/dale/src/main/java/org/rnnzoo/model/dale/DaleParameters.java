package org.rnnzoo.model.dale;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.engine.LeakyNetworkParameters;

/**
 * The parameters of the network of excitatory and inhibitory units.
 *
 * @param network what all leaky networks have
 * @param form which variable is the state
 * @param inhibitoryShare the share of the units that inhibit
 * @param initial how the recurrent weights are drawn
 * @param signRule what happens to a weight of the wrong sign
 */
public record DaleParameters(
    @Unwrapped LeakyNetworkParameters network,
    @Parameter(help = "Whether the state of a unit is a rate or a current.") Form form,
    @Parameter(
            help = "Share of the units that inhibit; the others excite.",
            min = 0,
            max = 0.99,
            acts = Parameter.Acts.START)
        double inhibitoryShare,
    @Unwrapped InitialWeights initial,
    @Parameter(
            help = "What happens to a weight that training has given the wrong sign.",
            acts = Parameter.Acts.START)
        SignRule signRule) {

  public DaleParameters {
    if (excitatory(network.units(), inhibitoryShare) < 1) {
      throw new IllegalArgumentException(
          "None of the "
              + network.units()
              + " units excites at an inhibitoryShare of "
              + inhibitoryShare
              + "; lower it.");
    }
  }

  /** The number of units that excite; they come first. */
  int excitatory() {
    return excitatory(network.units(), inhibitoryShare);
  }

  private static int excitatory(int units, double inhibitoryShare) {
    return units - (int) Math.round(inhibitoryShare * units);
  }
}
