package org.rnnzoo.engine;

import static org.rnnzoo.engine.kernel.Kernels.LANES;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rnnzoo.dynamics.Activation;

/**
 * Gated recurrent units: {@code h ← (1 − z) ∘ n + z ∘ h} with {@code n = tanh(W_in u + b + r ∘ m)}
 * and {@code m = W h + b_n}.
 *
 * <p>A slot of gates holds n, r, z and m of a step, and a gradient slot the gradients of the drives
 * of n, r and z and of m, in this order.
 */
final class GruChunk extends Chunk {

  /** The drives of a unit: n by inputs, r, z, and n by units. */
  static final int GATES = 4;

  private final int length;

  /** {@code [time, 4, units, 32]}. */
  private final float[] gates;

  /** The gradient of the states, {@code [units, 32]}. */
  private final float[] lambda;

  GruChunk(Geometry geometry, Recurrence recurrence, double noiseDeviation, int index) {
    super(geometry, recurrence, noiseDeviation, index);
    this.length = geometry.stateLength();
    this.gates = new float[Geometry.slots(geometry.time(), geometry.driven())];
    this.lambda = new float[Geometry.panels(geometry.units()) * LANES];
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
    fill(initial, drives);
  }

  @Override
  void step(int t, float @Nullable [] noise, int noiseAt) {
    int candidate = t * GATES * length;
    int reset = candidate + length;
    int drive = candidate + 3 * length;
    Arrays.fill(gates, candidate, candidate + GATES * length, 0f);
    recurrence.drive(this, t, gates, candidate);
    KERNELS.activate(Activation.SIGMOID, gates, reset, gates, reset, 2 * length);
    KERNELS.addProduct(gates, reset, gates, drive, gates, candidate, length);
    KERNELS.activate(Activation.TANH, gates, candidate, gates, candidate, length);
    int next = geometry.driveAt(t + 1);
    KERNELS.gruStep(gates, candidate, drives, geometry.driveAt(t), next, length);
    if (noise != null) {
      KERNELS.add(1, noise, noiseAt, drives, next, length);
    }
    lanes.silence(t, drives, next, geometry.units());
  }

  @Override
  void beginBack() {
    Arrays.fill(lambda, 0f);
  }

  @Override
  void stepBack(int t, float @Nullable [] ratePull, float @Nullable [] stateGradient) {
    if (ratePull != null) {
      KERNELS.add(1, ratePull, 0, lambda, 0, length);
    }
    recurrence.pull(this, t + 1, lambda, 0);
    if (stateGradient != null) {
      KERNELS.add(1, stateGradient, t * length, lambda, 0, length);
    }
    KERNELS.gruBack(
        gates,
        t * GATES * length,
        drives,
        geometry.driveAt(t),
        lambda,
        gradients,
        geometry.gradientAt(t),
        length);
  }

  @Override
  void differentiateStart() {
    recurrence.pull(this, 0, lambda, 0);
    sumLanes(lambda, initialGradient);
  }
}
