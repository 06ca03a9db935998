package org.rnnzoo.trainer.bptt;

import java.util.Map;

/**
 * Gradient descent with momentum (Polyak 1964): {@code v ← μ v + g} and {@code w ← w − η v}, as in
 * most libraries.
 */
final class MomentumOptimizer implements Optimizer {

  private static final String VELOCITY = "sgd.velocity";

  private final float[] velocity;
  private final float momentum;

  MomentumOptimizer(int length, double momentum) {
    this.velocity = new float[length];
    this.momentum = (float) momentum;
  }

  @Override
  public void step(float[] values, float[] gradient, double stepSize) {
    float eta = (float) stepSize;
    for (int i = 0; i < values.length; i++) {
      velocity[i] = momentum * velocity[i] + gradient[i];
      values[i] -= eta * velocity[i];
    }
  }

  @Override
  public Map<String, float[]> state() {
    return Map.of(VELOCITY, velocity);
  }

  @Override
  public void restore(Map<String, float[]> state, long steps) {
    System.arraycopy(state.get(VELOCITY), 0, velocity, 0, velocity.length);
  }
}
