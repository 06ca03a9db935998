package org.rnnzoo.dynamics;

import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.model.DynamicalSystem;

/**
 * A state where a system with constant input stands still, or nearly, and how it moves nearby.
 *
 * <p>A system with α below 1 is judged as a flow, by the real parts of its eigenvalues. One with α
 * = 1 is a map, such as an Elman network or a GRU, and is judged by its multipliers {@code 1 + τλ}:
 * a direction is unstable if its multiplier exceeds 1 in size (Sussillo &amp; Barak 2013).
 *
 * @param state the state x, {@code [dimension]}
 * @param q the objective {@code ½‖F(x, u)‖²} of Sussillo &amp; Barak (2013)
 * @param speed {@code ‖F(x, u)‖/τ}, in state units per second
 * @param eigen the eigenvalues λ, in 1/s, of the Jacobian of F/τ, which is its matrix
 * @param unstableDimensions the number of unstable directions
 * @param stability its name
 * @param marginal whether a direction is neither stable nor unstable: {@code |Re λ| < 10⁻⁶/τ}
 * @param index the sign of {@code det(−∂F/∂x)}: 1, −1, or 0 if an eigenvalue is 0
 * @param slowestTimeConstant the time, in ms, in which the slowest mode falls or grows e-fold;
 *     infinite if a mode does neither
 * @param frequency the frequency of the leading mode in Hz; 0 if it does not oscillate
 * @param largestMultiplier the largest {@code |1 + ατλ|}; above 1 if the simulation at this step
 *     leaves the point, even where the flow returns to it
 */
public record FixedPoint(
    double[] state,
    double q,
    double speed,
    Eigen eigen,
    int unstableDimensions,
    Stability stability,
    boolean marginal,
    int index,
    double slowestTimeConstant,
    double frequency,
    double largestMultiplier) {

  private static final double MARGINAL = 1e-6;
  private static final double MS_PER_SECOND = 1000;

  /**
   * The point at a state. It is named by {@link Stability} as if it were the only one.
   *
   * @param input the constant input u
   */
  public static FixedPoint at(DynamicalSystem system, double[] input, double[] state) {
    int n = system.dimension();
    double[] field = new double[n];
    system.field(state, input, field);
    double squares = 0;
    for (double f : field) {
      squares += f * f;
    }
    double perSecond = MS_PER_SECOND / system.timeConstant();
    DMatrixRMaj jacobian = new DMatrixRMaj(n, n);
    system.jacobian(state, input, jacobian.data);
    for (int i = 0; i < n * n; i++) {
      jacobian.data[i] *= perSecond;
    }
    Eigen eigen = Eigen.of(jacobian);
    Modes modes = Modes.of(eigen, system);
    return new FixedPoint(
        state,
        squares / 2,
        Math.sqrt(squares) * perSecond,
        eigen,
        modes.unstable,
        Stability.of(modes.unstable, Math.min(2, n)),
        modes.marginal,
        modes.index,
        modes.slowest,
        modes.frequency,
        modes.largestMultiplier);
  }

  /** The same point, named for a system whose fixed points lie in this many dimensions. */
  FixedPoint named(int effectiveDimension) {
    return new FixedPoint(
        state,
        q,
        speed,
        eigen,
        unstableDimensions,
        Stability.of(unstableDimensions, effectiveDimension),
        marginal,
        index,
        slowestTimeConstant,
        frequency,
        largestMultiplier);
  }

  /** The Jacobian of F/τ in 1/s, {@code [dimension, dimension]}; must not be changed. */
  public DMatrixRMaj jacobian() {
    return eigen.matrix();
  }

  /** What the eigenvalues say, mode by mode. */
  private record Modes(
      int unstable,
      boolean marginal,
      int index,
      double slowest,
      double frequency,
      double largestMultiplier) {

    static Modes of(Eigen eigen, DynamicalSystem system) {
      double tau = system.timeConstant();
      boolean map = system.alpha() == 1;
      int unstable = 0;
      int index = 1;
      double slowestRate = Double.POSITIVE_INFINITY;
      double leadingGrowth = Double.NEGATIVE_INFINITY;
      double frequency = 0;
      double largestMultiplier = 0;
      for (int i = 0; i < eigen.size(); i++) {
        double re = eigen.real()[i] * tau / MS_PER_SECOND;
        double im = eigen.imaginary()[i] * tau / MS_PER_SECOND;
        double multiplier = Math.hypot(1 + system.alpha() * re, system.alpha() * im);
        double growth = map ? Math.log(multiplier) : re;
        double turn = map ? Math.atan2(im, 1 + re) : im;
        if (growth > 0) {
          unstable++;
        }
        if (im == 0) {
          index *= (int) Math.signum(-re);
        }
        if (growth > leadingGrowth) {
          leadingGrowth = growth;
          frequency = Math.abs(turn) / (2 * Math.PI) / tau * MS_PER_SECOND;
        }
        slowestRate = Math.min(slowestRate, Math.abs(growth));
        largestMultiplier = Math.max(largestMultiplier, multiplier);
      }
      return new Modes(
          unstable, slowestRate < MARGINAL, index, tau / slowestRate, frequency, largestMultiplier);
    }
  }
}
