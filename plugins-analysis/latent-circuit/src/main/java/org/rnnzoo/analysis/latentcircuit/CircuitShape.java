package org.rnnzoo.analysis.latentcircuit;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.dynamics.Activation;

/** How large a circuit is, and which of its weights may differ from 0. */
public record CircuitShape(
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
    @Unwrapped CustomMasks custom) {

  public CircuitShape {
    NodeRange.parse(nodes);
    if (masks != Masks.CUSTOM && !custom.isNone()) {
      throw new IllegalArgumentException(
          "recurrentMask, inputMask and readoutMask say nothing with "
              + masks
              + " masks; set masks=CUSTOM, or leave them out.");
    }
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
