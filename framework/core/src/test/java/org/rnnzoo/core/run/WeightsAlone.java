package org.rnnzoo.core.run;

import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.Weights;

/** A network of one input and one output of which only the weights are known. */
class WeightsAlone implements Network {

  private final Weights weights;
  private final int units;

  WeightsAlone(Weights weights, int units) {
    this.weights = weights;
    this.units = units;
  }

  @Override
  public Dimensions dimensions() {
    return new Dimensions(1, units, 1);
  }

  @Override
  public Weights weights() {
    return weights;
  }

  @Override
  public Propagation propagation(int trials, int time, int threads) {
    throw new UnsupportedOperationException();
  }

  @Override
  public DynamicalSystem dynamics() {
    throw new UnsupportedOperationException();
  }
}
