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
 * @param inputBound where {@code W_in} may be
 * @param readoutBound where {@code W_out} may be
 */
public record Periphery(
    WeightLaw inputLaw,
    WeightLaw readoutLaw,
    boolean trainsInput,
    boolean trainsBias,
    boolean trainsReadout,
    boolean trainsReadoutBias,
    InitialState initialState,
    WeightBound inputBound,
    WeightBound readoutBound) {

  /** The state before the first step of a trial. */
  public enum InitialState {
    /** 0, without a tensor. */
    ZERO,
    /** A tensor {@code x0} that keeps its value. */
    FROZEN,
    /** A tensor {@code x0} that is trained. */
    TRAINED
  }

  /** The weights may be everywhere. */
  public Periphery(
      WeightLaw inputLaw,
      WeightLaw readoutLaw,
      boolean trainsInput,
      boolean trainsBias,
      boolean trainsReadout,
      boolean trainsReadoutBias,
      InitialState initialState) {
    this(
        inputLaw,
        readoutLaw,
        trainsInput,
        trainsBias,
        trainsReadout,
        trainsReadoutBias,
        initialState,
        WeightBound.NONE,
        WeightBound.NONE);
  }

  /** Everything is trained but the initial state, which is 0. */
  public static Periphery trained(WeightLaw inputLaw, WeightLaw readoutLaw) {
    return new Periphery(inputLaw, readoutLaw, true, true, true, true, InitialState.ZERO);
  }

  /** The same with other input weights. */
  public Periphery withInput(WeightLaw law, boolean trained, WeightBound bound) {
    return new Periphery(
        law,
        readoutLaw,
        trained,
        trainsBias,
        trainsReadout,
        trainsReadoutBias,
        initialState,
        bound,
        readoutBound);
  }

  /** The same with another readout. */
  public Periphery withReadout(WeightLaw law, boolean trained, WeightBound bound) {
    return new Periphery(
        inputLaw,
        law,
        trainsInput,
        trainsBias,
        trained,
        trainsReadoutBias,
        initialState,
        inputBound,
        bound);
  }
}
