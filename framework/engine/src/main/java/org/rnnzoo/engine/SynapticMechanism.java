package org.rnnzoo.engine;

import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Weights;

/** Leaky units in the rate form behind plastic synapses. */
record SynapticMechanism(Cell cell, Connectivity.Dense connectivity, Synapses synapses)
    implements Mechanism {

  /** What the synapses pass on are the projections. */
  @Override
  public Geometry geometry(Dimensions dimensions, int time) {
    int units = dimensions.units();
    return new Geometry(units, dimensions.inputs(), dimensions.outputs(), units, time);
  }

  @Override
  public Recurrence recurrence(Geometry geometry, Weights weights) {
    return new SynapticRecurrence(connectivity, geometry, Offsets.of(weights));
  }

  @Override
  public Chunk chunk(Geometry geometry, Recurrence recurrence, int index) {
    return new SynapticChunk(geometry, recurrence, cell, synapses, index);
  }

  @Override
  public boolean statesAreRates() {
    return true;
  }
}
