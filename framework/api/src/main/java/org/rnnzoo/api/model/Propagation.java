package org.rnnzoo.api.model;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.osgi.annotation.versioning.ConsumerType;
import org.rnnzoo.api.task.Trials;

/**
 * A workspace in which a network runs through batches of trials, forwards and backwards.
 *
 * <p>Everything is allocated when it is made. It sees the weights as they are at each call, may use
 * several threads inside, gives the same bits for any number of them and for any size of the
 * workspace, and is itself used by one thread at a time.
 */
@ConsumerType
public interface Propagation extends AutoCloseable {

  /**
   * Takes up a batch: inputs, targets and mask are copied.
   *
   * @throws IllegalArgumentException if it is larger than the workspace
   */
  void load(Trials trials);

  /** Runs the batch forwards without noise and returns the objective. */
  double forward(Objective objective);

  /**
   * Runs the batch forwards with the network's noise and returns the objective.
   *
   * @param noiseKey the key of the stream of the noise; the same key gives the same noise
   */
  double forward(Objective objective, long noiseKey);

  /** Runs the batch forwards with noise and backwards, and returns the objective. */
  double differentiate(Objective objective, long noiseKey);

  /**
   * The part of the last objective that is the task's loss: {@code Σ mask·error / Σ mask}, averaged
   * over the groups of outputs. A group without any mask in the batch adds 0.
   */
  double taskLoss();

  /**
   * The gradient of the last {@link #differentiate}, in the layout of {@link Weights#values()}.
   * Live, not a copy. Frozen tensors have gradient 0.
   */
  float[] gradient();

  /** The outputs of the last run, {@code [trials, time, outputs]} in C order. */
  float[] outputValues();

  /** The outputs of the last run, {@code [trials, time, outputs]}. */
  INDArray outputs();

  /**
   * The states of the last run after each step, {@code [trials, time, units]}: rates in the rate
   * form, currents in the current form.
   */
  INDArray states();

  /** The firing rates of the last run after each step, {@code [trials, time, units]}. */
  INDArray rates();

  /** A copy of the {@link #rates()} in C order, for callers that need no ND4J. */
  default float[] rateValues() {
    return rates().dup('c').data().asFloat();
  }

  /** Gives the memory and threads back. */
  @Override
  void close();
}
