package org.rnnzoo.comparison.circuittransfer;

import org.rnnzoo.api.Parameter;

/** The parameters of the comparison. */
record CircuitTransferParameters(
    @Parameter(
            help = "Number of trials in which networks and circuits are simulated.",
            min = 4,
            max = 10000)
        int trials,
    @Parameter(
            help =
                "Change of a connection, in the circuit and along its directions in the network.",
            symbol = "ε",
            above = 0,
            max = 10)
        double perturbation) {

  /** The settings that suit most networks; the perturbation is that of the latent circuit. */
  static CircuitTransferParameters standard() {
    return new CircuitTransferParameters(24, 0.3);
  }
}
