package org.rnnzoo.api.model;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A network without noise: {@code τ dx/dt = F(x, u)}, simulated as {@code x ← x + α F(x, u)}.
 *
 * <p>A network that is a map {@code x ← G(x, u)}, such as a GRU, is written with {@code F = G − x}
 * and α = 1. All arrays are float64, matrices row-major; results are written into the last
 * argument. Immutable and safe for any number of threads.
 */
@ConsumerType
public interface DynamicalSystem {

  /** The number of state variables. */
  int dimension();

  /** The number of inputs. */
  int inputs();

  /** The number of outputs. */
  int outputs();

  /** The number of units that have a rate. */
  int units();

  /** The time constant τ in ms. */
  double timeConstant();

  /** The step of the simulation, α = dt/τ, in (0, 1]. */
  double alpha();

  /** The state at the start of a trial, a copy. */
  double[] initialState();

  /** {@code F(x, u)}, {@code [dimension]}. */
  void field(double[] x, double[] u, double[] result);

  /** The Jacobian {@code ∂F/∂x}, {@code [dimension, dimension]}. */
  void jacobian(double[] x, double[] u, double[] result);

  /** The firing rates in a state, {@code [units]}. */
  void rates(double[] x, double[] result);

  /** The outputs in a state, {@code [outputs]}. */
  void output(double[] x, double[] result);

  /**
   * Whether F points inwards on every large sphere, so that the signs of {@code det(−∂F/∂x)} over
   * all fixed points sum to 1. True for bounded activations.
   */
  boolean bounded();

  /**
   * Whether it is a map and no flow that is simulated in steps, so that its stability is that of
   * the step alone.
   */
  default boolean isMap() {
    return alpha() == 1;
  }

  /**
   * A box that holds every state in which the system can stand still for a constant input, and that
   * no state leaves once it is inside; ends are infinite where the system knows none.
   *
   * @param u the constant input, {@code [inputs]}
   */
  default Box reachable(double[] u) {
    return Box.everywhere(dimension());
  }

  /**
   * Whether F has a derivative in a state. It has none where a unit sits on a kink of its
   * activation, such as 0 of a rectified one; the Jacobian there is that of one side.
   */
  default boolean differentiable(double[] x, double[] u) {
    return true;
  }
}
