package org.rnnzoo.engine;

import java.util.function.UnaryOperator;

/**
 * What surrounds the recurrent matrix: input weights, biases, readout and initial state. Biases and
 * the initial state start at 0.
 *
 * @param input {@code W_in} and {@code b}, the way into the units
 * @param readout {@code W_out} and {@code b_out}, the way out of them
 * @param initialState the state before the first step
 */
public record Periphery(Side input, Side readout, InitialState initialState) {

  /**
   * The weights and the biases of one side.
   *
   * @param law the initial weights
   * @param bound where the weights may be
   * @param trainsWeights whether the weights are trained
   * @param trainsBias whether the biases are trained
   */
  public record Side(WeightLaw law, WeightBound bound, boolean trainsWeights, boolean trainsBias) {

    /** All is trained, and weights may be everywhere. */
    public static Side trained(WeightLaw law) {
      return new Side(law, WeightBound.NONE, true, true);
    }

    /** The same with other initial weights. */
    public Side withLaw(WeightLaw other) {
      return new Side(other, bound, trainsWeights, trainsBias);
    }

    /** The same with weights that may be elsewhere. */
    public Side withBound(WeightBound other) {
      return new Side(law, other, trainsWeights, trainsBias);
    }

    /** The same with weights that are trained, or stay as drawn. */
    public Side withTrainedWeights(boolean trained) {
      return new Side(law, bound, trained, trainsBias);
    }

    /** The same with biases that are trained, or stay at 0. */
    public Side withTrainedBias(boolean trained) {
      return new Side(law, bound, trainsWeights, trained);
    }
  }

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
    return new Periphery(Side.trained(inputLaw), Side.trained(readoutLaw), InitialState.ZERO);
  }

  /** The same with another way into the units. */
  public Periphery withInput(UnaryOperator<Side> change) {
    return new Periphery(change.apply(input), readout, initialState);
  }

  /** The same with another way out of the units. */
  public Periphery withReadout(UnaryOperator<Side> change) {
    return new Periphery(input, change.apply(readout), initialState);
  }

  /** The same with another initial state. */
  public Periphery withInitialState(InitialState other) {
    return new Periphery(input, readout, other);
  }
}
