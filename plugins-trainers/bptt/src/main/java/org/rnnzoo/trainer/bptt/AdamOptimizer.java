package org.rnnzoo.trainer.bptt;

import java.util.Map;
import org.rnnzoo.engine.Adam;

/** The engine's Adam. */
final class AdamOptimizer implements Optimizer {

  private static final String FIRST_MOMENT = "adam.m";
  private static final String SECOND_MOMENT = "adam.v";

  private final Adam adam;
  private final double beta1;
  private final double beta2;
  private final double epsilon;

  AdamOptimizer(int length, double beta1, double beta2, double epsilon) {
    this.adam = new Adam(length);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
  }

  @Override
  public void step(float[] values, float[] gradient, double stepSize) {
    adam.step(values, gradient, stepSize, beta1, beta2, epsilon);
  }

  @Override
  public Map<String, float[]> state() {
    return Map.of(FIRST_MOMENT, adam.firstMoment(), SECOND_MOMENT, adam.secondMoment());
  }

  @Override
  public void restore(Map<String, float[]> state, long steps) {
    adam.restore(state.get(FIRST_MOMENT), state.get(SECOND_MOMENT), steps);
  }
}
