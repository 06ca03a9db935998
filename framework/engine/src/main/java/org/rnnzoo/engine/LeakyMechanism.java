package org.rnnzoo.engine;

import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.dynamics.Form;

/** Leaky units in either form, with a dense matrix or one of low rank. */
record LeakyMechanism(Cell cell, Connectivity connectivity) implements Mechanism {

  @Override
  public Geometry geometry(Dimensions dimensions, int time) {
    int rank = connectivity instanceof Connectivity.Factored factored ? factored.rank() : 0;
    return new Geometry(dimensions.units(), dimensions.inputs(), dimensions.outputs(), rank, time);
  }

  @Override
  public Recurrence recurrence(Geometry geometry, Weights weights) {
    Offsets offsets = Offsets.of(weights);
    float scale = cell.form() == Form.CURRENT ? (float) cell.alpha() : 1;
    return connectivity instanceof Connectivity.Factored factored
        ? new FactoredRecurrence(factored, geometry, offsets, scale)
        : new DenseRecurrence((Connectivity.Dense) connectivity, geometry, offsets, scale);
  }

  @Override
  public Chunk chunk(Geometry geometry, Recurrence recurrence, int index) {
    return cell.form() == Form.RATE
        ? new RateChunk(geometry, recurrence, cell, index)
        : new CurrentChunk(geometry, recurrence, cell, index);
  }

  @Override
  public boolean statesAreRates() {
    return cell.form() == Form.RATE;
  }
}
