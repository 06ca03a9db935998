package org.rnnzoo.engine;

import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Weights;

/**
 * What is particular to a kind of network: it makes the parts of a {@link RecurrentPropagation}.
 */
interface Mechanism {

  /** The sizes of the buffers for trials of up to {@code time} steps. */
  Geometry geometry(Dimensions dimensions, int time);

  /** The products of the weights, which have the layout of {@code weights}. */
  Recurrence recurrence(Geometry geometry, Weights weights);

  /** The chunk of a place in the batch. */
  Chunk chunk(Geometry geometry, Recurrence recurrence, int index);

  /** Whether the states are the rates, which chunks keep in any case. */
  boolean statesAreRates();
}
