package org.rnnzoo.engine;

import org.rnnzoo.api.model.Weights;

/**
 * Where the tensors around the recurrent matrix start in the flat array of the weights.
 *
 * @param input W_in
 * @param bias b
 * @param readout W_out
 * @param readoutBias b_out
 * @param initial x0, or −1 if there is none
 */
record Offsets(int input, int bias, int readout, int readoutBias, int initial) {

  static Offsets of(Weights weights) {
    int initial =
        weights.tensors().stream()
            .filter(tensor -> tensor.name().equals("x0"))
            .mapToInt(Weights.Tensor::offset)
            .findFirst()
            .orElse(-1);
    return new Offsets(
        weights.tensor("W_in").offset(),
        weights.tensor("b").offset(),
        weights.tensor("W_out").offset(),
        weights.tensor("b_out").offset(),
        initial);
  }
}
