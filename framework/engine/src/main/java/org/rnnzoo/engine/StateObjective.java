package org.rnnzoo.engine;

/** A loss on the states and outputs of a whole batch, given by the caller. */
@FunctionalInterface
public interface StateObjective {

  /**
   * Measures the batch and differentiates.
   *
   * <p>All arrays are in C order and belong to the propagation. What lies after the end of a trial
   * is 0 and has no influence.
   *
   * @param states the states after each step, {@code [trials, time, units]}
   * @param outputs the outputs after each step, {@code [trials, time, outputs]}
   * @param stateGradient where the gradient of the states goes, {@code [trials, time, units]}; 0 on
   *     entry
   * @param outputGradient where the gradient of the outputs goes, {@code [trials, time, outputs]};
   *     0 on entry
   * @return the loss
   */
  double evaluate(float[] states, float[] outputs, float[] stateGradient, float[] outputGradient);
}
