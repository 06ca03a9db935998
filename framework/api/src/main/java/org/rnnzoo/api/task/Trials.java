package org.rnnzoo.api.task;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A batch of trials as arrays, trials first.
 *
 * <p>Trials shorter than the longest are padded at the end with input, target and mask 0. The
 * arrays are {@code [trials, time, channels]} in C order, float32; the {@code …Values} methods give
 * them as flat Java arrays without a copy, which must not be changed.
 */
public final class Trials {

  private final Clock clock;
  private final Channels channels;
  private final List<Trial> trials;
  private final int time;
  private final float[] inputs;
  private final float[] targets;
  private final float[] mask;

  /** Stacks trials of the same channels, at least one. */
  public Trials(Clock clock, Channels channels, List<Trial> trials) {
    if (trials.isEmpty()) {
      throw new IllegalArgumentException("A batch needs at least one trial.");
    }
    this.clock = clock;
    this.channels = channels;
    this.trials = List.copyOf(trials);
    this.time = trials.stream().mapToInt(Trial::steps).max().orElseThrow();
    int steps = Math.multiplyExact(trials.size(), time);
    this.inputs = new float[Math.multiplyExact(steps, channels.inputs().size())];
    this.targets = new float[Math.multiplyExact(steps, channels.outputs().size())];
    this.mask = new float[targets.length];
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      place(trial.inputs(), inputs, i);
      place(trial.targets(), targets, i);
      place(trial.masks(), mask, i);
    }
  }

  private void place(float[] trial, float[] batch, int index) {
    System.arraycopy(trial, 0, batch, index * (batch.length / trials.size()), trial.length);
  }

  /** The number of trials. */
  public int size() {
    return trials.size();
  }

  /** The length of the longest trial in steps. */
  public int time() {
    return time;
  }

  /** The sampling period. */
  public Clock clock() {
    return clock;
  }

  /** The channels of the task. */
  public Channels channels() {
    return channels;
  }

  /** One trial, without padding. */
  public Trial get(int index) {
    return trials.get(index);
  }

  /** Inputs, {@code [trials, time, inputs]}. */
  public INDArray inputs() {
    return Nd4j.createFromArray(inputs).reshape(size(), time, channels.inputs().size());
  }

  /** Targets, {@code [trials, time, outputs]}. */
  public INDArray targets() {
    return Nd4j.createFromArray(targets).reshape(size(), time, channels.outputs().size());
  }

  /** Weights of the targets, {@code [trials, time, outputs]}. */
  public INDArray mask() {
    return Nd4j.createFromArray(mask).reshape(size(), time, channels.outputs().size());
  }

  /** The inputs as a flat array; not a copy. */
  public float[] inputValues() {
    return inputs;
  }

  /** The targets as a flat array; not a copy. */
  public float[] targetValues() {
    return targets;
  }

  /** The mask as a flat array; not a copy. */
  public float[] maskValues() {
    return mask;
  }
}
