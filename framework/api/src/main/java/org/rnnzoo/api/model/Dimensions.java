package org.rnnzoo.api.model;

/**
 * The sizes of a network.
 *
 * @param inputs input channels
 * @param units recurrent units
 * @param outputs output channels
 */
public record Dimensions(int inputs, int units, int outputs) {

  public Dimensions {
    if (inputs < 1 || units < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "A network needs at least one input, unit and output, not "
              + inputs
              + ", "
              + units
              + " and "
              + outputs
              + ".");
    }
  }
}
