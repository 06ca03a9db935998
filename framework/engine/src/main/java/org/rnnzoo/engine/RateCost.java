package org.rnnzoo.engine;

import static org.rnnzoo.engine.kernel.Kernels.LANES;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rnnzoo.api.model.RatePenalty;
import org.rnnzoo.engine.kernel.Kernels;

/** What the rates of a chunk cost, and how that pulls at them. */
final class RateCost {

  private static final Kernels KERNELS = Kernels.CHOSEN;

  private final Geometry geometry;
  private final Lanes lanes;
  private final float[] drives;
  private final int length;
  private final float[] laneSums = new float[LANES];

  /** The gradient of the cost of a step, {@code [units, 32]}. */
  private final float[] pull;

  /** How the rates change in a step, and in the one after it, {@code [units, 32]}. */
  private float[] change;

  private float[] nextChange;

  private RatePenalty penalty = RatePenalty.NONE;
  private boolean costs;
  private double value;

  /**
   * @param drives the drive slots of the chunk, which hold the rates
   */
  RateCost(Geometry geometry, Lanes lanes, float[] drives) {
    this.geometry = geometry;
    this.lanes = lanes;
    this.drives = drives;
    this.length = geometry.stateLength();
    this.pull = new float[length];
    this.change = new float[length];
    this.nextChange = new float[length];
  }

  /**
   * Measures what the rates of the last run cost.
   *
   * @param weights the weights of one rate at one step
   */
  void measure(RatePenalty weights) {
    penalty = weights;
    costs = !weights.equals(RatePenalty.NONE);
    double squares = 0;
    double sizes = 0;
    double changes = 0;
    for (int t = 0; t < lanes.steps(); t++) {
      int rates = geometry.driveAt(t + 1);
      if (penalty.squared() > 0) {
        KERNELS.squares(drives, rates, geometry.units(), laneSums);
        squares += sum();
      }
      if (penalty.absolute() > 0) {
        KERNELS.magnitudes(drives, rates, geometry.units(), laneSums);
        sizes += sum();
      }
      if (penalty.change() > 0 && t > 0) {
        differ(t);
        KERNELS.squares(change, 0, geometry.units(), laneSums);
        changes += sum();
      }
    }
    value = penalty.squared() * squares + penalty.absolute() * sizes + penalty.change() * changes;
  }

  /** The cost that was measured last. */
  double value() {
    return value;
  }

  private double sum() {
    double sum = 0;
    for (int lane = 0; lane < LANES; lane++) {
      sum += laneSums[lane];
    }
    return sum;
  }

  /** Writes what the rates change by in a step; 0 in lanes whose trial has ended. */
  private void differ(int t) {
    int before = geometry.driveAt(t);
    KERNELS.combine(1, drives, geometry.driveAt(t + 1), -1, drives, before, change, 0, length);
    lanes.silence(t, change, 0, geometry.units());
  }

  /** Makes ready for {@link #pullAt} at the last step, from which it goes back one by one. */
  void beginBack() {
    Arrays.fill(nextChange, 0f);
  }

  /**
   * The gradient of the cost in the rates after a step.
   *
   * @return {@code [units, 32]}, valid until the next call; null if rates cost nothing
   */
  float @Nullable [] pullAt(int t) {
    if (!costs) {
      return null;
    }
    int rates = geometry.driveAt(t + 1);
    KERNELS.scale((float) (2 * penalty.squared()), drives, rates, pull, 0, length);
    if (penalty.absolute() > 0) {
      KERNELS.addSign((float) penalty.absolute(), drives, rates, pull, 0, length);
    }
    if (penalty.change() > 0) {
      pullTogether(t);
    }
    return pull;
  }

  private void pullTogether(int t) {
    float strength = (float) (2 * penalty.change());
    KERNELS.add(-strength, nextChange, 0, pull, 0, length);
    if (t > 0) {
      differ(t);
      KERNELS.add(strength, change, 0, pull, 0, length);
      float[] later = nextChange;
      nextChange = change;
      change = later;
    }
  }
}
