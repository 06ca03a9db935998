package org.rnnzoo.model.chaos;

import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.engine.Connectivity;
import org.rnnzoo.engine.FullConnectivity;

/**
 * A recurrent drive of {@code g W r}. The gain is the parameter of the network, so that it can be
 * turned in a trained one while the weights W stay; the frozen tensor {@code g} tells it to whoever
 * reads the weights.
 *
 * @param gain the gain g
 * @param full how W is trained
 */
record GainFactor(double gain, FullConnectivity full) implements Connectivity.Dense {

  static final String GAIN = "g";

  @Override
  public void declare(Weights.Layout layout, int units) {
    full.declare(layout, units);
    layout.frozen(GAIN, 1);
  }

  @Override
  public void initialise(Weights weights, RandomStream random) {
    full.initialise(weights, random);
    tell(gain, weights);
  }

  /** Writes a gain into its tensor. */
  static void tell(double gain, Weights weights) {
    weights.values()[weights.tensor(GAIN).offset()] = (float) gain;
  }

  @Override
  public void materialise(Weights weights, float[] matrix) {
    full.materialise(weights, matrix);
    amplify(matrix);
  }

  @Override
  public void pullBack(Weights weights, float[] matrixGradient, float[] gradient) {
    float[] amplified = matrixGradient.clone();
    amplify(amplified);
    full.pullBack(weights, amplified, gradient);
  }

  private void amplify(float[] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] *= (float) gain;
    }
  }

  @Override
  public void project(Weights weights) {
    full.project(weights);
    tell(gain, weights);
  }
}
