package org.rnnzoo.engine;

import java.util.List;

/**
 * The constants of the synapses of all units at a sampling period.
 *
 * @param release U of each unit
 * @param towardsRelease dt/τ_u of each unit
 * @param towardsFull dt/τ_x of each unit
 * @param seconds dt in seconds
 */
record Synapses(double[] release, double[] towardsRelease, double[] towardsFull, double seconds) {

  /**
   * Of units that take the kinds in turn.
   *
   * @param dt the sampling period in ms
   * @throws IllegalArgumentException if {@code dt} is longer than a time constant
   */
  static Synapses sampled(List<ShortTermPlasticity> kinds, int units, double dt) {
    double[] release = new double[units];
    double[] towardsRelease = new double[units];
    double[] towardsFull = new double[units];
    for (int i = 0; i < units; i++) {
      ShortTermPlasticity kind = kinds.get(i % kinds.size());
      release[i] = kind.release();
      towardsRelease[i] = share(dt, "tauU", kind.tauU());
      towardsFull[i] = share(dt, "tauX", kind.tauX());
    }
    return new Synapses(release, towardsRelease, towardsFull, dt / 1000);
  }

  private static double share(double dt, String name, double tau) {
    if (dt > tau) {
      throw new IllegalArgumentException(
          "The sampling period dt = "
              + dt
              + " ms is longer than the time constant "
              + name
              + " = "
              + tau
              + " ms of synapses; choose a dt of at most that.");
    }
    return dt / tau;
  }

  int units() {
    return release.length;
  }

  /** U, dt/τ_u and dt/τ_x, {@code [3, units]}. */
  float[] constants() {
    int units = units();
    float[] constants = new float[3 * units];
    for (int i = 0; i < units; i++) {
      constants[i] = (float) release[i];
      constants[units + i] = (float) towardsRelease[i];
      constants[2 * units + i] = (float) towardsFull[i];
    }
    return constants;
  }
}
