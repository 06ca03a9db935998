package org.rnnzoo.trainer.force;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.task.Trials;

/**
 * A network of which every noise key that it is given is written down.
 *
 * @param network the network
 * @param distortion is done to each output before it is shown
 * @param noiseKeys the keys, in order
 */
record WatchedNetwork(Network network, DoubleUnaryOperator distortion, List<Long> noiseKeys)
    implements Network {

  @Override
  public Dimensions dimensions() {
    return network.dimensions();
  }

  @Override
  public Weights weights() {
    return network.weights();
  }

  @Override
  public Propagation propagation(int trials, int time, int threads) {
    return new Watched(network.propagation(trials, time, threads));
  }

  @Override
  public DynamicalSystem dynamics() {
    return network.dynamics();
  }

  private final class Watched implements Propagation {

    private final Propagation propagation;

    private Watched(Propagation propagation) {
      this.propagation = propagation;
    }

    @Override
    public void load(Trials trials) {
      propagation.load(trials);
    }

    @Override
    public double forward(Objective objective) {
      return propagation.forward(objective);
    }

    @Override
    public double forward(Objective objective, long noiseKey) {
      noiseKeys.add(noiseKey);
      return propagation.forward(objective, noiseKey);
    }

    @Override
    public double differentiate(Objective objective, long noiseKey) {
      return propagation.differentiate(objective, noiseKey);
    }

    @Override
    public double taskLoss() {
      return propagation.taskLoss();
    }

    @Override
    public float[] gradient() {
      return propagation.gradient();
    }

    @Override
    public float[] outputValues() {
      float[] shown = propagation.outputValues().clone();
      for (int k = 0; k < shown.length; k++) {
        shown[k] = (float) distortion.applyAsDouble(shown[k]);
      }
      return shown;
    }

    @Override
    public INDArray outputs() {
      return Nd4j.createFromArray(outputValues()).reshape(propagation.outputs().shape());
    }

    @Override
    public INDArray states() {
      return propagation.states();
    }

    @Override
    public INDArray rates() {
      return propagation.rates();
    }

    @Override
    public void close() {
      propagation.close();
    }
  }
}
