package org.rnnzoo.engine;

import org.rnnzoo.api.model.Box;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Weights;

/** Gated recurrent units in float64; the state is h. */
final class GruDynamics extends GatedDynamics {

  private final double[] candidateBias;

  GruDynamics(Weights weights, Dimensions dimensions, double dt) {
    super(weights, dimensions, dt, 1);
    this.candidateBias = copy(weights, "b_n");
  }

  /** What the units send to the candidate, before the reset gate. */
  private double candidateDrive(int unit, double[] h) {
    return candidateBias[unit] + inside(2 * units + unit, h);
  }

  private double candidate(int unit, double r, double m, double[] u) {
    return Math.tanh(outside(2 * units + unit, u) + r * m);
  }

  @Override
  public void field(double[] h, double[] u, double[] result) {
    for (int i = 0; i < units; i++) {
      double r = gate(i, h, u);
      double z = gate(units + i, h, u);
      double n = candidate(i, r, candidateDrive(i, h), u);
      result[i] = (1 - z) * (n - h[i]);
    }
  }

  @Override
  public void jacobian(double[] h, double[] u, double[] result) {
    int square = units * units;
    for (int i = 0; i < units; i++) {
      double r = gate(i, h, u);
      double z = gate(units + i, h, u);
      double m = candidateDrive(i, h);
      double n = candidate(i, r, m, u);
      double byDrive = (1 - z) * (1 - n * n);
      double byReset = byDrive * m * r * (1 - r);
      double byUpdate = (h[i] - n) * z * (1 - z);
      int row = i * units;
      for (int j = 0; j < units; j++) {
        result[row + j] =
            byReset * matrix[row + j]
                + byUpdate * matrix[square + row + j]
                + byDrive * r * matrix[2 * square + row + j];
      }
      result[row + i] -= 1 - z;
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>On the surface of every cube with {@code |h| > 1}, F points inwards, because {@code |n| < 1}
   * and {@code z < 1}. Far outside, where 1 − z is no larger than the rounding error, points may
   * seem to be fixed that are not.
   */
  @Override
  public boolean bounded() {
    return true;
  }

  /**
   * {@inheritDoc}
   *
   * <p>{@code |h| ≤ 1}, as h is drawn towards a candidate below 1 in size.
   */
  @Override
  public Box reachable(double[] u) {
    return Box.of(units, -1, 1);
  }
}
