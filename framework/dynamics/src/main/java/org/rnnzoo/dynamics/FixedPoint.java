package org.rnnzoo.dynamics;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.model.DynamicalSystem;

/**
 * A state where a system with constant input stands still, or nearly, and how it moves nearby.
 *
 * <p>A flow is judged by the real parts of its eigenvalues, and beside that by what its simulated
 * step does, as that is what was trained. A {@linkplain DynamicalSystem#isMap map}, such as an
 * Elman network or a GRU, is judged by its multipliers {@code 1 + ατλ} alone: a direction is
 * unstable if its multiplier exceeds 1 in size (Sussillo &amp; Barak 2013). Where the system has no
 * derivative, nothing is judged.
 *
 * @param state the state x, {@code [dimension]}
 * @param q the objective {@code ½‖F(x, u)‖²} of Sussillo &amp; Barak (2013)
 * @param speed {@code ‖F(x, u)‖/(τ √dimension)}: the root mean square velocity of a state variable,
 *     in 1/s
 * @param eigen the eigenvalues λ, in 1/s, of the Jacobian of F/τ, which is its matrix; empty where
 *     the system has none
 * @param unstableDimensions the number of unstable directions; −1 where it is not judged
 * @param unstableAsSimulated the number of directions in which the simulated step leaves the point;
 *     −1 where it is not judged
 * @param stability its name
 * @param marginal whether a direction is neither stable nor unstable: {@code |Re λ| < 10⁻⁶/τ}
 * @param index the sign of {@code det(−∂F/∂x)}: 1, −1, or 0 if an eigenvalue is 0 or not known
 * @param slowestTimeConstant the time, in ms, in which the slowest mode falls or grows e-fold;
 *     infinite if a mode does neither, NaN where it is not judged
 * @param frequency the frequency of the leading mode in Hz; 0 if it does not oscillate, NaN where
 *     it is not judged
 * @param largestMultiplier the largest {@code |1 + ατλ|}; above 1 if the simulation at this step
 *     leaves the point, even where the flow returns to it; NaN where it is not judged
 * @param isolated whether ‖F‖ is so small beside the smallest eigenvalue that just one fixed point
 *     is here and no feigned one
 */
public record FixedPoint(
    double[] state,
    double q,
    double speed,
    Optional<Eigen> eigen,
    int unstableDimensions,
    int unstableAsSimulated,
    Stability stability,
    boolean marginal,
    int index,
    double slowestTimeConstant,
    double frequency,
    double largestMultiplier,
    boolean isolated) {

  private static final double MARGINAL = 1e-6;
  private static final double ISOLATED = 1e-6;
  private static final double MS_PER_SECOND = 1000;

  /**
   * The point at a state.
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
    double q = squares / 2;
    double speed = Math.sqrt(squares / n) * MS_PER_SECOND / system.timeConstant();
    if (!system.differentiable(state, input)) {
      return new FixedPoint(
          state,
          q,
          speed,
          Optional.empty(),
          -1,
          -1,
          Stability.NOT_DIFFERENTIABLE,
          false,
          0,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          false);
    }
    Eigen eigen = LocalFlow.eigen(system, input, state);
    Modes modes = Modes.of(eigen, system);
    return new FixedPoint(
        state,
        q,
        speed,
        Optional.of(eigen),
        modes.unstable,
        modes.unstableAsSimulated,
        modes.stability(n),
        modes.marginal,
        modes.index,
        modes.slowest,
        modes.frequency,
        modes.largestMultiplier,
        !modes.marginal && Math.sqrt(squares) < ISOLATED * modes.smallest);
  }

  /** Whether the flow and its simulated step disagree on the number of unstable directions. */
  public boolean stepDisagrees() {
    return unstableDimensions != unstableAsSimulated;
  }

  /**
   * The Jacobian of F/τ in 1/s, {@code [dimension, dimension]}; must not be changed. Empty where
   * the system has none.
   */
  public Optional<DMatrixRMaj> jacobian() {
    return eigen.map(Eigen::matrix);
  }

  /**
   * What the eigenvalues say, mode by mode.
   *
   * @param smallest the smallest eigenvalue of ∂F/∂x in size
   */
  private record Modes(
      int unstable,
      int unstableAsSimulated,
      boolean marginal,
      int index,
      double smallest,
      double slowest,
      double frequency,
      double largestMultiplier) {

    static Modes of(Eigen eigen, DynamicalSystem system) {
      double tau = system.timeConstant();
      boolean map = system.isMap();
      int unstable = 0;
      int unstableAsSimulated = 0;
      int index = 1;
      double smallest = Double.POSITIVE_INFINITY;
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
        unstable += growth > 0 ? 1 : 0;
        unstableAsSimulated += multiplier > 1 ? 1 : 0;
        if (im == 0) {
          index *= (int) Math.signum(-re);
        }
        if (growth > leadingGrowth) {
          leadingGrowth = growth;
          frequency = Math.abs(turn) / (2 * Math.PI) / tau * MS_PER_SECOND;
        }
        smallest = Math.min(smallest, Math.hypot(re, im));
        slowestRate = Math.min(slowestRate, Math.abs(growth));
        largestMultiplier = Math.max(largestMultiplier, multiplier);
      }
      return new Modes(
          unstable,
          unstableAsSimulated,
          slowestRate < MARGINAL,
          index,
          smallest,
          tau / slowestRate,
          frequency,
          largestMultiplier);
    }

    Stability stability(int dimension) {
      return unstable == 0 && unstableAsSimulated > 0
          ? Stability.STABLE_AS_FLOW_ONLY
          : Stability.of(unstable, dimension);
    }
  }
}
