package org.rnnzoo.engine;

import org.rnnzoo.api.model.Weights;

/** The products of weights and slots, for one kind of connectivity. */
interface Recurrence {

  /** Takes up the weights of this moment. */
  void pack(Weights weights);

  /** {@code target += s (W r + W_in u + b)} from a drive slot; s is α in the current form. */
  void drive(Chunk chunk, int slot, float[] target, int targetAt);

  /** Completes a gradient slot whose units' rows have just been filled. */
  void settle(Chunk chunk, int slot);

  /** {@code target += s Wᵀ d + W_outᵀ dz} from a complete gradient slot. */
  void pull(Chunk chunk, int slot, float[] target, int targetAt);

  /** The length of the scratch array that each chunk keeps for it. */
  int scratchLength();

  /** The lengths of the arrays in which a chunk sums up its gradient. */
  int[] sumLengths();

  /** The number of steps that {@link #accumulate} is best given at once. */
  int block();

  /**
   * Adds the products of the slots from {@code start} to before {@code end} to the chunk's sums.
   */
  void accumulate(Chunk chunk, int start, int end);

  /** Distributes the sums of a chunk, which are those of the whole batch, to the tensors. */
  void collect(float[][] sums, Weights weights, float[] gradient);
}
