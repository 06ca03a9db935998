package org.rnnzoo.engine;

/**
 * What surrounds the recurrent matrix: input weights, biases, readout and initial state. Biases and
 * the initial state start at 0.
 *
 * @param inputLaw the initial {@code W_in}
 * @param readoutLaw the initial {@code W_out}
 * @param trainsInput whether {@code W_in} is trained
 * @param trainsBias whether {@code b} is trained
 * @param trainsReadout whether {@code W_out} is trained
 * @param trainsReadoutBias whether {@code b_out} is trained
 * @param initialState the state before the first step
 */
public record Periphery(
    WeightLaw inputLaw,
    WeightLaw readoutLaw,
    boolean trainsInput,
    boolean trainsBias,
    boolean trainsReadout,
    boolean trainsReadoutBias,
    InitialState initialState) {

  /** The state before the first step of a trial. */
  public enum InitialState {
    /** 0, without a tensor. */
    ZERO,
    /** A tensor {@code x0} that keeps its value. */
    FROZEN,
    /** A tensor {@code x0} that is trained. */
    TRAINED
  }

  /** Everything is trained but the initial state, which is 0. */
  public static Periphery trained(WeightLaw inputLaw, WeightLaw readoutLaw) {
    return new Periphery(inputLaw, readoutLaw, true, true, true, true, InitialState.ZERO);
  }
}
