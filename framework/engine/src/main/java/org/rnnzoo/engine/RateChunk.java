package org.rnnzoo.engine;

import static org.rnnzoo.engine.kernel.Kernels.LANES;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.engine.kernel.Kernels;

/**
 * The rate form: {@code r ← (1 − α) r + α φ(p)} with {@code p = W r + W_in u + b}.
 *
 * <p>A gradient slot holds dL/dp, which is {@code α λ φ'(p)} with λ the gradient of the rates after
 * the step. φ(p) is kept for every step, because the slope follows from it; where it does not, p is
 * kept.
 */
class RateChunk extends Chunk {

  private final Activation activation;
  private final boolean noiseInside;
  private final float alpha;
  private final float keep;
  private final int length;

  /** φ(p) or p, {@code [time, units, 32]}. */
  private final float[] bases;

  /** φ(p) of a step if it is not kept, {@code [units, 32]}. */
  private final float @Nullable [] fleeting;

  /** λ, {@code [units, 32]}. */
  private final float[] lambda;

  RateChunk(Geometry geometry, Recurrence recurrence, Cell cell, int index) {
    super(geometry, recurrence, cell.noiseDeviation(), index);
    this.activation = cell.activation();
    this.noiseInside = cell.noise().placement() == Noise.Placement.INSIDE;
    this.alpha = (float) cell.alpha();
    this.keep = (float) (1 - cell.alpha());
    this.length = geometry.stateLength();
    this.bases = new float[Geometry.slots(geometry.time(), geometry.units())];
    this.fleeting = Kernels.slopeFollowsFromValue(activation) ? null : new float[length];
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
    int baseAt = t * length;
    if (noise != null && noiseInside) {
      System.arraycopy(noise, noiseAt, bases, baseAt, length);
    } else {
      Arrays.fill(bases, baseAt, baseAt + length, 0f);
    }
    recurrence.drive(this, t, bases, baseAt);
    float[] phi = fleeting == null ? bases : fleeting;
    int phiAt = fleeting == null ? baseAt : 0;
    KERNELS.activate(activation, bases, baseAt, phi, phiAt, length);
    int from = geometry.driveAt(t);
    int to = geometry.driveAt(t + 1);
    if (noise != null && !noiseInside) {
      KERNELS.scaleAndAdd(alpha, phi, phiAt, noise, noiseAt, drives, to, length);
      KERNELS.add(keep, drives, from, drives, to, length);
    } else {
      KERNELS.combine(keep, drives, from, alpha, phi, phiAt, drives, to, length);
    }
    lanes.silence(t, drives, to, geometry.units());
  }

  @Override
  void beginBack() {
    Arrays.fill(lambda, 0f);
  }

  @Override
  void stepBack(int t, float @Nullable [] ratePull, float @Nullable [] stateGradient) {
    if (ratePull == null) {
      KERNELS.scale(keep, lambda, 0, lambda, 0, length);
    } else {
      KERNELS.scaleAndAdd(keep, lambda, 0, ratePull, 0, lambda, 0, length);
    }
    pull(t + 1, lambda);
    if (stateGradient != null) {
      KERNELS.add(1, stateGradient, t * length, lambda, 0, length);
    }
    int to = geometry.gradientAt(t);
    KERNELS.slope(activation, alpha, lambda, 0, bases, t * length, gradients, to, length);
  }

  /** Adds what a gradient slot says about the rates of its drive slot. */
  void pull(int slot, float[] lambda) {
    recurrence.pull(this, slot, lambda, 0);
  }

  @Override
  void differentiateStart() {
    KERNELS.scale(keep, lambda, 0, lambda, 0, length);
    pull(0, lambda);
    sumLanes(lambda, initialGradient);
  }
}
