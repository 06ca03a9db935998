package org.rnnzoo.model.chaos;

import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.engine.Connectivity;
import org.rnnzoo.engine.WeightLaw;

/**
 * {@code W = J + F W_out}: beside another connectivity J, the outputs without their biases drive
 * the units through frozen random weights {@code F ~ U(−s, s)} (Sussillo &amp; Abbott 2009, figure
 * 1A).
 *
 * @param size the size s of the feedback weights, above 0
 * @param outputs the number of outputs
 * @param inner the connectivity J
 */
record OutputFeedback(double size, int outputs, Connectivity.Dense inner)
    implements Connectivity.Dense {

  static final String FEEDBACK = "F";

  @Override
  public void declare(Weights.Layout layout, int units) {
    inner.declare(layout, units);
    layout.frozen(FEEDBACK, units, outputs);
  }

  @Override
  public void initialise(Weights weights, RandomStream random) {
    inner.initialise(weights, random);
    WeightLaw.uniform(size).fill(weights, FEEDBACK, random.named("feedback").generator());
  }

  @Override
  public void materialise(Weights weights, float[] matrix) {
    inner.materialise(weights, matrix);
    float[] values = weights.values();
    Weights.Tensor feedback = weights.tensor(FEEDBACK);
    int units = feedback.shape().get(0);
    int readout = weights.tensor("W_out").offset();
    for (int row = 0, at = 0; row < units; row++) {
      for (int column = 0; column < units; column++, at++) {
        double sum = matrix[at];
        for (int o = 0; o < outputs; o++) {
          sum +=
              (double) values[feedback.offset() + row * outputs + o]
                  * values[readout + o * units + column];
        }
        matrix[at] = (float) sum;
      }
    }
  }

  @Override
  public void pullBack(Weights weights, float[] matrixGradient, float[] gradient) {
    inner.pullBack(weights, matrixGradient, gradient);
    float[] values = weights.values();
    Weights.Tensor feedback = weights.tensor(FEEDBACK);
    int units = feedback.shape().get(0);
    int readout = weights.tensor("W_out").offset();
    for (int row = 0, at = 0; row < units; row++) {
      for (int column = 0; column < units; column++, at++) {
        for (int o = 0; o < outputs; o++) {
          gradient[readout + o * units + column] +=
              values[feedback.offset() + row * outputs + o] * matrixGradient[at];
        }
      }
    }
  }

  @Override
  public void project(Weights weights) {
    inner.project(weights);
  }

  @Override
  public void silence(Weights weights, int unit) {
    inner.silence(weights, unit);
  }
}
