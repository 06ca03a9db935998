package org.rnnzoo.analysis.latentcircuit;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.dynamics.Activation;

/** How a latent circuit is fitted and tested. The components are explained by their help. */
public record LatentCircuitParameters(
    @Parameter(
            help =
                "Way of fitting: default; as-published (Cayley gradient, noise, labelled masks, no"
                    + " scale, no anchor); validate (the default with noise in network and circuit).")
        Preset preset,
    @Parameter(
            help =
                "Nodes of the circuit, or a range such as 1..8 to grow it node by node. 0 takes as"
                    + " many as outputs with FREE masks, twice as many if activations are never"
                    + " negative, and as many as inputs and outputs together with LABELLED masks.",
            symbol = "n")
        String nodes,
    @Parameter(
            help =
                "Which weights may differ from 0: FREE (all, with biases), LABELLED (one node for"
                    + " each input and each output, no biases) or CUSTOM (as the three masks say).")
        Masks masks,
    @Unwrapped CustomMasks custom,
    @Parameter(
            help = "Whether the embedding has a free scale; needed for bounded rates such as tanh.",
            symbol = "s")
        boolean scaled,
    @Parameter(help = "Whether the embedding has a free offset.", symbol = "c") boolean centred,
    @Parameter(
            help =
                "Weight of the connectivity anchor, which pulls the recurrent weights towards QᵀWQ."
                    + " Above 0, circuits without it are fitted as well; 0 fits activity alone.",
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
    @Parameter(
            help = "Steps of Adam, each on all trials; 0 takes 1500, or 4000 as published.",
            min = 0,
            max = 100_000)
        int steps,
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
        double perturbation,
    @Parameter(
            help =
                "Connection whose change is shown condition by condition, such as 'x1->x2'; empty for"
                    + " the one that matters most.")
        String connection,
    @Parameter(
            help =
                "Plane of the phase portrait: outputs, components, or the numbers of three fixed"
                    + " points of the circuit, such as '1 2 5'; empty for one that suits the circuit.")
        String plane) {

  private static final int DEFAULT_STEPS = 1500;
  private static final int PUBLISHED_STEPS = 4000;

  /** The defaults of the analysis. */
  static final LatentCircuitParameters DEFAULTS =
      new LatentCircuitParameters(
          Preset.DEFAULT,
          "0",
          Masks.FREE,
          CustomMasks.NONE,
          true,
          false,
          1,
          1,
          1e-3,
          0.02,
          0,
          10,
          64,
          64,
          0.3,
          "",
          "");

  public LatentCircuitParameters {
    NodeRange.parse(nodes);
    PortraitPlane.parse(plane);
    if (masks != Masks.CUSTOM && !custom.isNone()) {
      throw new IllegalArgumentException(
          "recurrentMask, inputMask and readoutMask say nothing with "
              + masks
              + " masks; set masks=CUSTOM, or leave them out.");
    }
  }

  /**
   * The same settings with those that a preset fixes put in.
   *
   * @throws IllegalArgumentException if one of them has been set to something else
   */
  LatentCircuitParameters resolved() {
    int allSteps =
        steps > 0 ? steps : preset == Preset.AS_PUBLISHED ? PUBLISHED_STEPS : DEFAULT_STEPS;
    if (preset != Preset.AS_PUBLISHED) {
      return with(masks, scaled, anchor, allSteps);
    }
    boolean untouched =
        masks != Masks.CUSTOM
            && !centred
            && (anchor == DEFAULTS.anchor || anchor == 0)
            && stateWeight == DEFAULTS.stateWeight
            && weightDecay == DEFAULTS.weightDecay;
    if (!untouched) {
      throw new IllegalArgumentException(
          "preset=as-published fixes masks, scaled, centred, anchor, stateWeight and weightDecay;"
              + " leave them out, or choose preset=default or preset=validate.");
    }
    return with(Masks.LABELLED, false, 0, allSteps);
  }

  private LatentCircuitParameters with(
      Masks newMasks, boolean newScaled, double newAnchor, int newSteps) {
    return new LatentCircuitParameters(
        preset,
        nodes,
        newMasks,
        custom,
        newScaled,
        centred,
        newAnchor,
        stateWeight,
        weightDecay,
        learningRate,
        newSteps,
        restarts,
        trials,
        heldOutTrials,
        perturbation,
        connection,
        plane);
  }

  /** The sizes of circuit to fit to a network of some units on a task with these channels. */
  NodeRange nodesFor(int inputs, int outputs, int units, Activation activation) {
    NodeRange range = NodeRange.parse(nodes);
    int least = masks == Masks.LABELLED ? inputs + outputs : 1;
    if (masks == Masks.CUSTOM && !custom.recurrent().everywhereFree()) {
      int masked = custom.recurrent().rows().size();
      range = range.isOpen() ? new NodeRange(masked, masked) : range;
    } else if (range.isOpen()) {
      int suitable = masks == Masks.LABELLED ? least : suitable(outputs, activation);
      int possible = masks == Masks.LABELLED ? suitable : Math.min(suitable, units);
      range = new NodeRange(possible, possible);
    }
    if (range.first() < least) {
      throw new IllegalArgumentException(
          "LABELLED masks need a node for each of the "
              + inputs
              + " inputs and "
              + outputs
              + " outputs, but nodes is "
              + nodes
              + "; set it to 0 or to at least "
              + least
              + ", or choose FREE masks.");
    }
    if (range.last() > units) {
      throw new IllegalArgumentException(
          "A circuit of "
              + range.last()
              + " nodes does not fit into a network of "
              + units
              + " units; set nodes to at most "
              + units
              + ".");
    }
    if (masks == Masks.CUSTOM) {
      if (range.isGrowth()) {
        throw new IllegalArgumentException("CUSTOM masks are for one number of nodes; set nodes.");
      }
      custom.recurrent().requireShape("recurrentMask", range.last(), range.last());
      custom.input().requireShape("inputMask", range.last(), inputs);
      custom.readout().requireShape("readoutMask", outputs, range.last());
    }
    return range;
  }

  /** A variable of either sign takes two nodes that are never negative. */
  private static int suitable(int outputs, Activation activation) {
    return activation == Activation.TANH ? outputs : 2 * outputs;
  }
}
