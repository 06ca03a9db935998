package org.rnnzoo.engine;

import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Weights;

/** Units with gates, and the standard deviation of the noise added to their states. */
record GatedMechanism(Gating gating, double noise) implements Mechanism {

  @Override
  public Geometry geometry(Dimensions dimensions, int time) {
    return new Geometry(
        dimensions.units(),
        dimensions.inputs(),
        dimensions.outputs(),
        0,
        time,
        gating.drives,
        gating.variables);
  }

  @Override
  public Recurrence recurrence(Geometry geometry, Weights weights) {
    return new GatedRecurrence(geometry, weights);
  }

  @Override
  public Chunk chunk(Geometry geometry, Recurrence recurrence, int index) {
    return gating.chunk(geometry, recurrence, noise, index);
  }

  @Override
  public boolean statesAreRates() {
    return true;
  }
}
