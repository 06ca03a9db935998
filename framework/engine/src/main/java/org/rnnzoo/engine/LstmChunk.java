package org.rnnzoo.engine;

import static org.rnnzoo.engine.kernel.Kernels.LANES;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rnnzoo.dynamics.Activation;

/**
 * Long short-term memory: {@code c ← f ∘ c + i ∘ g} and {@code h = o ∘ tanh(c)}, with gates i, f, o
 * and candidate g driven by {@code W h + W_in u + b}.
 *
 * <p>A slot of gates holds i, f, g and o of a step, and a gradient slot the gradients of their
 * drives, in this order.
 */
final class LstmChunk extends Chunk {

  /** The drives of a unit: i, f, g and o. */
  static final int GATES = 4;

  private final int length;

  /** {@code [time, 4, units, 32]}. */
  private final float[] gates;

  /** c, {@code [time + 1, units, 32]}. */
  private final float[] cells;

  /** tanh(c) after each step, {@code [time, units, 32]}. */
  private final float[] squashed;

  /** The gradient of h, {@code [units, 32]}. */
  private final float[] lambda;

  /** The gradient of c but for the part through h, {@code [units, 32]}. */
  private final float[] cellLambda;

  LstmChunk(Geometry geometry, Recurrence recurrence, double noiseDeviation, int index) {
    super(geometry, recurrence, noiseDeviation, index);
    this.length = geometry.stateLength();
    this.gates = new float[Geometry.slots(geometry.time(), geometry.driven())];
    this.cells = new float[Geometry.slots(geometry.time() + 1, geometry.units())];
    this.squashed = new float[Geometry.slots(geometry.time(), geometry.units())];
    this.lambda = new float[Geometry.panels(geometry.units()) * LANES];
    this.cellLambda = new float[length];
  }

  @Override
  void record(boolean recording) {
    // The drive slots hold the states anyway.
  }

  @Override
  void copyStates(float[] target, int time) {
    copyRates(target, time);
  }

  @Override
  void start(float[] initial) {
    int units = geometry.units();
    fill(initial, 0, units, drives);
    fill(initial, units, units, cells);
  }

  @Override
  void step(int t, float @Nullable [] noise, int noiseAt) {
    int input = t * GATES * length;
    int candidate = input + 2 * length;
    int output = input + 3 * length;
    Arrays.fill(gates, input, input + GATES * length, 0f);
    recurrence.drive(this, t, gates, input);
    KERNELS.activate(Activation.SIGMOID, gates, input, gates, input, 2 * length);
    KERNELS.activate(Activation.TANH, gates, candidate, gates, candidate, length);
    KERNELS.activate(Activation.SIGMOID, gates, output, gates, output, length);
    int cell = (t + 1) * length;
    KERNELS.lstmStep(gates, input, cells, t * length, cell, length);
    KERNELS.activate(Activation.TANH, cells, cell, squashed, t * length, length);
    int next = geometry.driveAt(t + 1);
    KERNELS.product(gates, output, squashed, t * length, drives, next, length);
    if (noise != null) {
      KERNELS.add(1, noise, noiseAt, drives, next, length);
    }
    lanes.silence(t, drives, next, geometry.units());
    lanes.silence(t, cells, cell, geometry.units());
  }

  @Override
  void beginBack() {
    Arrays.fill(cellLambda, 0f);
  }

  @Override
  void stepBack(int t, float @Nullable [] ratePull, float @Nullable [] stateGradient) {
    if (ratePull == null) {
      Arrays.fill(lambda, 0, length, 0f);
    } else {
      System.arraycopy(ratePull, 0, lambda, 0, length);
    }
    recurrence.pull(this, t + 1, lambda, 0);
    if (stateGradient != null) {
      KERNELS.add(1, stateGradient, t * length, lambda, 0, length);
    }
    KERNELS.lstmBack(
        gates,
        t * GATES * length,
        cells,
        t * length,
        squashed,
        t * length,
        lambda,
        cellLambda,
        gradients,
        geometry.gradientAt(t),
        length);
  }

  @Override
  void differentiateStart() {
    int units = geometry.units();
    Arrays.fill(lambda, 0, length, 0f);
    recurrence.pull(this, 0, lambda, 0);
    sumLanes(lambda, initialGradient, 0, units);
    sumLanes(cellLambda, initialGradient, units, units);
  }
}
