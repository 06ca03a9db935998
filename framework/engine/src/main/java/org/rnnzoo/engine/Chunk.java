package org.rnnzoo.engine;

import static org.rnnzoo.engine.kernel.Kernels.LANES;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.engine.kernel.Kernels;

/**
 * Up to 32 trials on their way through time and back.
 *
 * <p>Lanes without a trial, and lanes whose trial has ended, are kept at 0, so that they can
 * neither overflow nor count.
 */
abstract class Chunk {

  static final Kernels KERNELS = Kernels.CHOSEN;

  final Geometry geometry;
  final Recurrence recurrence;
  final Lanes lanes;
  private final int index;

  /** Drive slots; see {@link Geometry}. */
  final float[] drives;

  /** Gradient slots; see {@link Geometry}. */
  final float[] gradients;

  /** The drive slots of a block of steps, transposed. */
  final float[] transposed;

  /** What the recurrence needs for itself. */
  final float[] recurrenceScratch;

  /** The sums of the gradient. */
  final float[][] sums;

  /** The gradient of the initial state, summed over the trials. */
  final double[] initialGradient;

  /** What the rates cost. */
  final RateCost rateCost;

  /** The products of slots, a block of steps each. */
  private final Backlog products = new Backlog(this::accumulate);

  /** Who makes noise ahead and products behind while the chunk is on its way. */
  final Helper helper;

  private final NormalNoise noise;
  private final boolean hasNoise;
  private final float[] outputs;
  private final float[] targets;
  private final float[] masks;
  private final float[] laneSums = new float[LANES];
  private final float[] scratch = new float[2 * LANES];

  /** The sum of the mask of each output. */
  private final double[] weights;

  /** The error of each group of outputs, at the place of its first output. */
  private final double[] errors;

  /** Gradients of the states given by a caller, {@code [time, units, 32]}; null without. */
  private float @Nullable [] stateGradients;

  /** With noise of a standard deviation per step, which may be 0. */
  Chunk(Geometry geometry, Recurrence recurrence, double noiseDeviation, int index) {
    this.geometry = geometry;
    this.recurrence = recurrence;
    this.index = index;
    this.lanes = new Lanes(index * LANES, geometry.time());
    int time = geometry.time();
    int driveRows = geometry.driveRows();
    this.drives = new float[Geometry.slots(time + 1, driveRows)];
    this.gradients = new float[Geometry.slots(time + 1, geometry.gradientRows())];
    this.transposed = new float[(driveRows + LANES - 1) / LANES * panel()];
    this.recurrenceScratch = new float[recurrence.scratchLength()];
    this.sums =
        Arrays.stream(recurrence.sumLengths()).mapToObj(float[]::new).toArray(float[][]::new);
    this.initialGradient = new double[geometry.startLength()];
    this.rateCost = new RateCost(geometry, lanes, drives);
    this.noise = new NormalNoise(geometry.units(), (float) noiseDeviation);
    this.hasNoise = noiseDeviation > 0;
    this.helper = new Helper(noise.blocks(), products);
    this.outputs = new float[time * geometry.outputs() * LANES];
    this.targets = new float[outputs.length];
    this.masks = new float[outputs.length];
    this.weights = new double[geometry.outputs()];
    this.errors = new double[geometry.outputs()];
    for (int slot = 0; slot <= time; slot++) {
      int ones = geometry.driveAt(slot) + (driveRows - 1) * LANES;
      Arrays.fill(drives, ones, ones + LANES, 1f);
    }
  }

  /** The distance of two panels of {@link #transposed}. */
  final int panel() {
    return Geometry.BLOCK * LANES * LANES;
  }

  // ---- Loading

  /** Takes up its part of a batch. */
  final void load(Batch batch) {
    lanes.load(batch);
    int rows = geometry.driveRows();
    lanes.scatter(
        batch.inputs(), batch.time(), geometry.inputs(), drives, geometry.inputRow(), rows);
    int width = geometry.outputs();
    lanes.scatter(batch.targets(), batch.time(), width, targets, 0, width);
    lanes.scatter(batch.masks(), batch.time(), width, masks, 0, width);
    weigh();
  }

  private void weigh() {
    Arrays.fill(weights, 0);
    int width = geometry.outputs();
    for (int t = 0; t < lanes.steps(); t++) {
      for (int o = 0; o < width; o++) {
        for (int lane = 0; lane < LANES; lane++) {
          weights[o] += masks[(t * width + o) * LANES + lane];
        }
      }
    }
  }

  // ---- Forwards

  /** Fills drive slot 0 from the initial state, {@code [variables, units]}. */
  abstract void start(float[] initial);

  /**
   * Fills drive slot t + 1 from drive slot t.
   *
   * @param noiseValues the noise of the step, from {@code noiseAt} on; null without
   */
  abstract void step(int t, float @Nullable [] noiseValues, int noiseAt);

  /** Whether {@link #copyStates} will be called after the next run. */
  abstract void record(boolean recording);

  final void forward(Boundary boundary, boolean noisy, long noiseKey) {
    start(boundary.initial);
    boolean drawn = noisy && hasNoise;
    if (drawn) {
      noise.start(noiseKey, index, lanes.steps(), helper.isWanted());
    }
    for (int t = 0; t < lanes.steps(); t++) {
      int noiseAt = drawn ? noise.at(t) : 0;
      step(t, drawn ? noise.values() : null, noiseAt);
      readOut(t, boundary);
    }
  }

  private void readOut(int t, Boundary boundary) {
    int units = geometry.units();
    int rates = geometry.driveAt(t + 1);
    for (int o = 0; o < geometry.outputs(); o++) {
      int to = outputAt(t) + o * LANES;
      KERNELS.readout(
          boundary.readout, o * units, boundary.bias[o], drives, rates, units, outputs, to);
    }
  }

  /** Writes the initial state into rows, the same in all lanes. */
  final void fill(float[] initial, float[] target) {
    fill(initial, 0, initial.length, target);
  }

  /** The same for one state variable of several. */
  final void fill(float[] initial, int from, int count, float[] target) {
    for (int i = 0; i < count; i++) {
      Arrays.fill(target, i * LANES, (i + 1) * LANES, initial[from + i]);
    }
  }

  // ---- Measuring

  /** Measures the error of a group and writes the gradient of its outputs, times {@code factor}. */
  final void measureLoss(Loss.Term term, float factor) {
    int first = term.first() * LANES;
    int count = term.end(geometry.outputs()) - term.first();
    double error = 0;
    for (int t = 0; t < lanes.steps(); t++) {
      int at = outputAt(t) + first;
      int gradientAt = outputGradientAt(t) + first;
      if (term.loss() == Loss.SQUARED_ERROR) {
        KERNELS.squaredError(
            outputs, at, targets, masks, at, count, factor, gradients, gradientAt, laneSums);
      } else {
        KERNELS.crossEntropy(
            outputs,
            at,
            targets,
            masks,
            at,
            count,
            factor,
            gradients,
            gradientAt,
            laneSums,
            scratch);
      }
      for (int lane = 0; lane < LANES; lane++) {
        error += laneSums[lane];
      }
    }
    errors[term.first()] = error;
  }

  /** Writes 0 as the gradient of the outputs. */
  final void clearOutputGradient() {
    for (int t = 0; t < lanes.steps(); t++) {
      int at = outputGradientAt(t);
      Arrays.fill(gradients, at, at + geometry.outputs() * LANES, 0f);
    }
  }

  private int outputAt(int t) {
    return t * geometry.outputs() * LANES;
  }

  private int outputGradientAt(int t) {
    return geometry.gradientAt(t + 1) + geometry.outputRow() * LANES;
  }

  // ---- Backwards

  /** Makes ready for the last step. */
  abstract void beginBack();

  /**
   * Fills the units' rows of gradient slot t from gradient slot t + 1.
   *
   * @param ratePull the gradient of the cost of the rates after the step, {@code [units, 32]}; null
   *     without
   * @param stateGradient gradients of the states, {@code [time, units, 32]}; null without
   */
  abstract void stepBack(int t, float @Nullable [] ratePull, float @Nullable [] stateGradient);

  /** Computes {@link #initialGradient}. */
  abstract void differentiateStart();

  final void backward(boolean givenStates, boolean trainsStart) {
    for (float[] sum : sums) {
      Arrays.fill(sum, 0f);
    }
    int steps = lanes.steps();
    int last = geometry.gradientAt(steps);
    Arrays.fill(gradients, last, last + geometry.outputRow() * LANES, 0f);
    int projections = geometry.driveAt(steps) + geometry.stateLength();
    Arrays.fill(drives, projections, projections + geometry.rank() * LANES, 0f);
    beginBack();
    rateCost.beginBack();
    products.reset();
    int block = recurrence.block();
    int blocks = 0;
    for (int end = steps + 1; end > 0; end -= block) {
      int start = Math.max(0, end - block);
      for (int t = Math.min(end, steps) - 1; t >= start; t--) {
        stepBack(t, rateCost.pullAt(t), givenStates ? stateGradients : null);
        recurrence.settle(this, t);
      }
      products.open(++blocks);
      if (!helper.isWanted()) {
        products.finish(blocks);
      }
    }
    if (trainsStart) {
      differentiateStart();
    }
    products.finish(blocks);
  }

  /** Adds the products of a block of steps; blocks are counted from the end of time. */
  private void accumulate(int block) {
    int end = lanes.steps() + 1 - block * recurrence.block();
    recurrence.accumulate(this, Math.max(0, end - recurrence.block()), end);
  }

  /** Transposes the drive slots from {@code start} to before {@code end}, from a row on. */
  final void transpose(int start, int end, int firstRow, float[] target) {
    for (int slot = start; slot < end; slot++) {
      KERNELS.transpose(
          drives,
          geometry.driveAt(slot) + firstRow * LANES,
          geometry.driveRows() - firstRow,
          target,
          (slot - start) * LANES * LANES,
          panel());
    }
  }

  /** Sums rows over the lanes. */
  final void sumLanes(float[] rows, double[] target) {
    sumLanes(rows, target, 0, target.length);
  }

  /** The same for one state variable of several. */
  final void sumLanes(float[] rows, double[] target, int to, int count) {
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (int lane = 0; lane < LANES; lane++) {
        sum += rows[i * LANES + lane];
      }
      target[to + i] = sum;
    }
  }

  // ---- Exchange with whole batches

  /** The sum of the mask of a group; a cross-entropy counts that of its first output. */
  final double weight(Loss.Term term) {
    if (term.loss() == Loss.CROSS_ENTROPY) {
      return weights[term.first()];
    }
    double weight = 0;
    for (int o = term.first(); o < term.end(geometry.outputs()); o++) {
      weight += weights[o];
    }
    return weight;
  }

  /** The error of a group that was measured. */
  final double error(Loss.Term term) {
    return errors[term.first()];
  }

  /** Copies the outputs to {@code [trials, time, outputs]}. */
  final void copyOutputs(float[] target, int time) {
    lanes.gather(outputs, 0, geometry.outputs(), target, time, geometry.outputs());
  }

  /** Copies the states to {@code [trials, time, units]}. */
  abstract void copyStates(float[] target, int time);

  /** Copies the rates to {@code [trials, time, units]}. */
  final void copyRates(float[] target, int time) {
    int rows = geometry.driveRows();
    lanes.gather(drives, rows, rows, target, time, geometry.units());
  }

  /** Takes up the gradients of states and outputs from {@code [trials, time, …]}. */
  final void loadGradients(float[] stateGradient, float[] outputGradient, int time) {
    int units = geometry.units();
    if (stateGradients == null) {
      stateGradients = new float[Math.multiplyExact(geometry.time(), geometry.stateLength())];
    }
    lanes.scatter(stateGradient, time, units, stateGradients, 0, units);
    int firstRow = geometry.gradientRows() + geometry.outputRow();
    lanes.scatter(
        outputGradient, time, geometry.outputs(), gradients, firstRow, geometry.gradientRows());
  }
}
