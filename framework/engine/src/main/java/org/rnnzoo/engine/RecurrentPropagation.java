package org.rnnzoo.engine;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.RatePenalty;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.engine.kernel.Kernels;

/**
 * A workspace in which a network of the engine runs through batches of trials.
 *
 * <p>What lies after the end of a trial is 0 in outputs, states and rates, and has no influence on
 * losses and gradients.
 */
public final class RecurrentPropagation implements Propagation {

  private final Mechanism mechanism;
  private final Weights weights;
  private final Dimensions dimensions;
  private final Geometry geometry;
  private final int capacity;
  private final int threads;
  private final Offsets offsets;
  private final boolean trainsStart;
  private final Recurrence recurrence;
  private final Boundary boundary;
  private final BatchLoss loss;
  private final float[] gradient;
  private final Payoff payoff = new Payoff();
  private Chunk[] chunks;

  private int trials;
  private int time;
  private int used;
  private long totalSteps;
  private float[] outputs = {};
  private float[] states = {};
  private float[] stateGradient = {};
  private float[] outputGradient = {};
  private boolean outputsCopied;
  private boolean recorded;
  private boolean noisy;
  private long noiseKey;
  private double taskLoss;

  RecurrentPropagation(
      Mechanism mechanism,
      Weights weights,
      Dimensions dimensions,
      int trials,
      int time,
      int threads) {
    if (trials < 1 || time < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "A propagation needs at least one trial, step and thread, not "
              + trials
              + ", "
              + time
              + " and "
              + threads
              + ".");
    }
    this.mechanism = mechanism;
    this.weights = weights;
    this.dimensions = dimensions;
    this.capacity = trials;
    this.threads = threads;
    this.geometry = mechanism.geometry(dimensions, time);
    this.offsets = Offsets.of(weights);
    this.trainsStart = offsets.initial() >= 0 && weights.tensor("x0").trainable();
    this.recurrence = mechanism.recurrence(geometry, weights);
    this.boundary = new Boundary(offsets, geometry);
    this.loss = new BatchLoss(dimensions.outputs());
    this.gradient = new float[weights.values().length];
    this.chunks = new Chunk[(trials + Kernels.LANES - 1) / Kernels.LANES];
    Arrays.setAll(chunks, index -> mechanism.chunk(geometry, recurrence, index));
  }

  // ---- Loading

  @Override
  public void load(Trials trials) {
    int inputs = trials.channels().inputs().size();
    int outputs = trials.channels().outputs().size();
    if (inputs != dimensions.inputs() || outputs != dimensions.outputs()) {
      throw new IllegalArgumentException(
          "The trials have "
              + inputs
              + " inputs and "
              + outputs
              + " outputs, but the network has "
              + dimensions.inputs()
              + " and "
              + dimensions.outputs()
              + ".");
    }
    load(Batch.of(trials));
  }

  /**
   * Takes up inputs alone, for a {@link StateObjective}; all trials are equally long.
   *
   * @param inputs {@code [trials, time, inputs]} in C order, copied
   * @throws IllegalArgumentException if it is larger than the workspace
   */
  public void load(float[] inputs, int trials, int time) {
    if (inputs.length != trials * time * dimensions.inputs()) {
      throw new IllegalArgumentException(
          "There are "
              + inputs.length
              + " inputs, not "
              + trials
              + " trials × "
              + time
              + " steps × "
              + dimensions.inputs()
              + " channels.");
    }
    int[] lengths = new int[trials];
    Arrays.fill(lengths, time);
    float[] none = new float[trials * time * dimensions.outputs()];
    load(new Batch(trials, time, lengths, inputs, none, none));
  }

  void load(Batch next) {
    if (next.trials() > capacity || next.time() > geometry.time()) {
      throw new IllegalArgumentException(
          "A batch of "
              + next.trials()
              + " trials of "
              + next.time()
              + " steps does not fit into a workspace for "
              + capacity
              + " trials of "
              + geometry.time()
              + " steps.");
    }
    trials = next.trials();
    time = next.time();
    totalSteps = next.totalSteps();
    used = (next.trials() + Kernels.LANES - 1) / Kernels.LANES;
    Team.forEach(used, threads, i -> chunks[i].load(next));
    outputsCopied = false;
  }

  // ---- Runs

  @Override
  public double forward(Objective objective) {
    return run(objective, false, 0, false);
  }

  @Override
  public double forward(Objective objective, long key) {
    return run(objective, true, key, false);
  }

  @Override
  public double differentiate(Objective objective, long key) {
    return run(objective, true, key, true);
  }

  private double run(Objective objective, boolean withNoise, long key, boolean backwards) {
    begin(withNoise, key, false);
    loss.weigh(objective.losses(), chunks, used);
    RatePenalty penalty = objective.penalty().times(1.0 / (totalSteps * dimensions.units()));
    int spare = backwards ? threads - used : 0;
    int helpers = spare > 0 && payoff.helps() ? spare : 0;
    long start = System.nanoTime();
    Team.forEach(
        used,
        threads,
        i -> {
          Chunk chunk = chunks[i];
          if (i < helpers) {
            chunk.helper.call();
          }
          try {
            chunk.forward(boundary, noisy, noiseKey);
            loss.measure(chunk);
            chunk.rateCost.measure(penalty);
            if (backwards) {
              chunk.backward(false, trainsStart);
            }
          } finally {
            chunk.helper.dismiss();
          }
        });
    if (spare > 0) {
      payoff.note((double) (System.nanoTime() - start) / time);
    }
    if (backwards) {
      collect();
    }
    taskLoss = loss.value(chunks, used);
    double cost = 0;
    for (int i = 0; i < used; i++) {
      cost += chunks[i].rateCost.value();
    }
    return taskLoss + cost;
  }

  /**
   * Runs the batch forwards with noise and backwards from a loss of the caller's.
   *
   * @param objective called once, between the two directions
   * @param key the key of the stream of the noise
   * @return what the objective returned
   */
  public double differentiate(StateObjective objective, long key) {
    begin(true, key, true);
    Team.forEach(used, threads, i -> chunks[i].forward(boundary, noisy, noiseKey));
    copyStates();
    stateGradient = cleared(stateGradient, states.length);
    outputGradient = cleared(outputGradient, trials * time * dimensions.outputs());
    taskLoss = objective.evaluate(states, outputValues(), stateGradient, outputGradient);
    Team.forEach(
        used,
        threads,
        i -> {
          chunks[i].loadGradients(stateGradient, outputGradient, time);
          chunks[i].rateCost.measure(RatePenalty.NONE);
          chunks[i].backward(true, trainsStart);
        });
    collect();
    return taskLoss;
  }

  private void begin(boolean withNoise, long key, boolean recording) {
    if (used == 0) {
      throw new IllegalStateException("There is no batch in this propagation; load one first.");
    }
    noisy = withNoise;
    noiseKey = key;
    outputsCopied = false;
    record(recording);
    recurrence.pack(weights);
    boundary.take(weights.values());
  }

  private void record(boolean recording) {
    recorded = recording;
    for (int i = 0; i < used; i++) {
      chunks[i].record(recording);
    }
  }

  /** Adds up the sums of the chunks in their order and hands them to the tensors. */
  private void collect() {
    float[][] total = chunks[0].sums;
    for (int i = 1; i < used; i++) {
      for (int part = 0; part < total.length; part++) {
        Kernels.CHOSEN.add(1, chunks[i].sums[part], 0, total[part], 0, total[part].length);
      }
    }
    Arrays.fill(gradient, 0f);
    recurrence.collect(total, weights, gradient);
    if (trainsStart) {
      collectInitial();
    }
    for (Weights.Tensor tensor : weights.tensors()) {
      if (!tensor.trainable()) {
        Arrays.fill(gradient, tensor.offset(), tensor.offset() + tensor.length(), 0f);
      }
    }
  }

  private void collectInitial() {
    for (int k = 0; k < geometry.startLength(); k++) {
      double sum = 0;
      for (int i = 0; i < used; i++) {
        sum += chunks[i].initialGradient[k];
      }
      gradient[offsets.initial() + k] = (float) sum;
    }
  }

  // ---- Results

  @Override
  public double taskLoss() {
    return taskLoss;
  }

  @Override
  public float[] gradient() {
    return gradient;
  }

  @Override
  public float[] outputValues() {
    if (!outputsCopied) {
      outputs = cleared(outputs, trials * time * dimensions.outputs());
      Team.forEach(used, threads, i -> chunks[i].copyOutputs(outputs, time));
      outputsCopied = true;
    }
    return outputs;
  }

  @Override
  public INDArray outputs() {
    return array(outputValues(), dimensions.outputs());
  }

  @Override
  public INDArray states() {
    if (!mechanism.statesAreRates() && !recorded) {
      record(true);
      Team.forEach(used, threads, i -> chunks[i].forward(boundary, noisy, noiseKey));
    }
    copyStates();
    return array(states, dimensions.units());
  }

  private void copyStates() {
    states = cleared(states, Math.multiplyExact(trials * time, dimensions.units()));
    Team.forEach(used, threads, i -> chunks[i].copyStates(states, time));
  }

  @Override
  public INDArray rates() {
    return array(rateValues(), dimensions.units());
  }

  @Override
  public float[] rateValues() {
    float[] rates = new float[Math.multiplyExact(trials * time, dimensions.units())];
    Team.forEach(used, threads, i -> chunks[i].copyRates(rates, time));
    return rates;
  }

  private INDArray array(float[] values, int width) {
    return Nd4j.createFromArray(values).reshape(trials, time, width);
  }

  /** The array with every value 0 if it has the right length, or else a new one. */
  private static float[] cleared(float[] array, int length) {
    if (array.length != length) {
      return new float[length];
    }
    Arrays.fill(array, 0f);
    return array;
  }

  @Override
  public void close() {
    chunks = new Chunk[0];
    used = 0;
  }
}
