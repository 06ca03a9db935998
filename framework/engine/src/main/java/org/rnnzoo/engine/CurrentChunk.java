package org.rnnzoo.engine;

import static org.rnnzoo.engine.kernel.Kernels.LANES;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.engine.kernel.Kernels;

/**
 * The current form: {@code h ← (1 − α) h + α (W r + W_in u + b)} with {@code r = φ(h)}.
 *
 * <p>A gradient slot holds dL/dh after the step. Where the slope follows from the rates, the
 * currents are kept only if somebody wants to see them. α is inside the packed weights.
 */
final class CurrentChunk extends Chunk {

  private final Activation activation;
  private final boolean slopeFromRates;
  private final float keep;
  private final int length;

  /** The current, {@code [units, 32]}; or all of them, {@code [time + 1, units, 32]}. */
  private float[] currents;

  private float[] recorded = {};
  private final float[] single;

  /** The gradient of the rates, {@code [units, 32]}. */
  private final float[] rateGradient;

  CurrentChunk(Geometry geometry, Recurrence recurrence, Cell cell, int index) {
    super(geometry, recurrence, cell.noiseDeviation(), index);
    this.activation = cell.activation();
    this.slopeFromRates = Kernels.slopeFollowsFromValue(activation);
    this.keep = (float) (1 - cell.alpha());
    this.length = geometry.stateLength();
    this.single = new float[Geometry.panels(geometry.units()) * LANES];
    this.currents = single;
    this.rateGradient = new float[single.length];
  }

  @Override
  void record(boolean recording) {
    boolean all = recording || !slopeFromRates;
    if (all && recorded.length == 0) {
      recorded = new float[Geometry.slots(geometry.time() + 1, geometry.units())];
    }
    currents = all ? recorded : single;
  }

  @Override
  void copyStates(float[] target, int time) {
    int units = geometry.units();
    lanes.gather(currents, units, units, target, time, units);
  }

  private int slot(int t) {
    return currents == single ? 0 : t * length;
  }

  @Override
  void start(float[] initial) {
    fill(initial, currents);
    KERNELS.activate(activation, currents, 0, drives, 0, length);
  }

  @Override
  void step(int t, float @Nullable [] noise, int noiseAt) {
    int from = slot(t);
    int to = slot(t + 1);
    if (noise == null) {
      KERNELS.scale(keep, currents, from, currents, to, length);
    } else {
      KERNELS.scaleAndAdd(keep, currents, from, noise, noiseAt, currents, to, length);
    }
    recurrence.drive(this, t, currents, to);
    lanes.silence(t, currents, to, geometry.units());
    int next = geometry.driveAt(t + 1);
    KERNELS.activate(activation, currents, to, drives, next, length);
    lanes.silence(t, drives, next, geometry.units());
  }

  @Override
  void beginBack() {
    // The gradient slot behind the last step is all there is to begin with.
  }

  @Override
  void stepBack(int t, float @Nullable [] ratePull, float @Nullable [] stateGradient) {
    if (ratePull == null) {
      Arrays.fill(rateGradient, 0, length, 0f);
    } else {
      System.arraycopy(ratePull, 0, rateGradient, 0, length);
    }
    int to = geometry.gradientAt(t);
    pullThrough(t + 1, gradients, to);
    if (stateGradient != null) {
      KERNELS.add(1, stateGradient, t * length, gradients, to, length);
    }
  }

  @Override
  void differentiateStart() {
    Arrays.fill(rateGradient, 0, length, 0f);
    pullThrough(0, rateGradient, 0);
    sumLanes(rateGradient, initialGradient);
  }

  /** The gradient of a current from the gradient slot that it and its rate drove. */
  private void pullThrough(int slot, float[] target, int targetAt) {
    recurrence.pull(this, slot, rateGradient, 0);
    float[] bases = slopeFromRates ? drives : currents;
    int baseAt = slopeFromRates ? geometry.driveAt(slot) : slot(slot);
    KERNELS.slope(activation, 1, rateGradient, 0, bases, baseAt, rateGradient, 0, length);
    int from = geometry.gradientAt(slot);
    KERNELS.scaleAndAdd(keep, gradients, from, rateGradient, 0, target, targetAt, length);
  }
}
