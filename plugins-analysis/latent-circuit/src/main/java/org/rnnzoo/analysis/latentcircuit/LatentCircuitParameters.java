package org.rnnzoo.analysis.latentcircuit;

import org.rnnzoo.api.Parameter;

/** How a latent circuit is fitted and tested. The components are explained by their help. */
public record LatentCircuitParameters(
    @Parameter(
            help =
                "Nodes of the circuit; 0 takes as many as outputs with FREE masks, and as many as"
                    + " inputs and outputs together with LABELLED masks.",
            min = 0,
            max = 64,
            symbol = "n")
        int nodes,
    @Parameter(
            help =
                "Which weights may differ from 0: FREE (all, with biases) or LABELLED (one node for"
                    + " each input and each output, no biases).")
        Masks masks,
    @Parameter(
            help = "Whether the embedding has a free scale; needed for bounded rates such as tanh.",
            symbol = "s")
        boolean scaled,
    @Parameter(help = "Whether the embedding has a free offset.", symbol = "c") boolean centred,
    @Parameter(
            help =
                "Weight of the connectivity anchor, which pulls the recurrent weights towards QᵀWQ;"
                    + " 0 fits activity alone.",
            min = 0,
            max = 1e3,
            symbol = "λ_c")
        double anchor,
    @Parameter(
            help = "Weight of the states against the outputs in the loss.",
            min = 1e-3,
            max = 1e3,
            symbol = "l_y")
        double stateWeight,
    @Parameter(help = "L2 penalty on the weights of the circuit.", min = 0, max = 1)
        double weightDecay,
    @Parameter(
            help = "Learning rate of Adam; three tenths of it in the last two fifths of the steps.",
            min = 1e-5,
            max = 1)
        double learningRate,
    @Parameter(help = "Steps of Adam, each on all trials.", min = 1, max = 100_000) int steps,
    @Parameter(
            help = "Fits from different random weights; the best on held-out trials is kept.",
            min = 1,
            max = 1000)
        int restarts,
    @Parameter(help = "Trials to fit.", min = 1, max = 10_000) int trials,
    @Parameter(help = "Held-out trials for selection and all measures.", min = 1, max = 10_000)
        int heldOutTrials,
    @Parameter(
            help = "Change of a connection in the perturbation test.",
            min = 1e-3,
            max = 10,
            symbol = "ε")
        double perturbation) {

  /** The defaults of the analysis. */
  static final LatentCircuitParameters DEFAULTS =
      new LatentCircuitParameters(
          0, Masks.FREE, true, false, 1, 1, 1e-3, 0.02, 1500, 5, 64, 64, 0.3);

  /** The number of nodes for a task with these channels. */
  int nodesFor(int inputs, int outputs) {
    if (masks == Masks.LABELLED) {
      if (nodes != 0 && nodes < inputs + outputs) {
        throw new IllegalArgumentException(
            "LABELLED masks need a node for each of the "
                + inputs
                + " inputs and "
                + outputs
                + " outputs, but nodes is "
                + nodes
                + "; set it to 0 or to at least "
                + (inputs + outputs)
                + ", or choose FREE masks.");
      }
      return nodes == 0 ? inputs + outputs : nodes;
    }
    return nodes == 0 ? outputs : nodes;
  }
}
