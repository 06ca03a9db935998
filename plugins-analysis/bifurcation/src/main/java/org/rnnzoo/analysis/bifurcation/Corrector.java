package org.rnnzoo.analysis.bifurcation;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.rnnzoo.dynamics.FixedPoint;

/**
 * Newton's method on the fixed points of a family, with the parameter as one unknown more and one
 * condition more: that the point lies in a plane across the branch, or at a value of the parameter.
 *
 * <p>States and the parameter are measured in units in which the branch is about as long in both: a
 * state's distance by the root mean square over variables in units of {@code scale}, the
 * parameter's in units of {@code range}.
 *
 * @param family the family
 * @param scale the size of states
 * @param range the length of the scan
 */
record Corrector(Family family, double scale, double range) {

  private static final int ITERATIONS = 12;
  private static final double TOLERANCE = 1e-11;
  private static final double NUDGE = 1e-6;

  /** Jacobians of two states next to each other differ by so much only across a kink. */
  private static final double JUMP = 0.01;

  /** A solution and how many iterations it took. */
  record Solution(double[] unknowns, int iterations) {}

  /** State and parameter in scaled units, {@code [dimension + 1]}. */
  double[] unknowns(double[] state, double value) {
    double[] unknowns = new double[state.length + 1];
    double unit = scale * Math.sqrt(state.length);
    for (int i = 0; i < state.length; i++) {
      unknowns[i] = state[i] / unit;
    }
    unknowns[state.length] = value / range;
    return unknowns;
  }

  double[] state(double[] unknowns) {
    double[] state = Arrays.copyOf(unknowns, unknowns.length - 1);
    double unit = scale * Math.sqrt(state.length);
    Arrays.setAll(state, i -> unknowns[i] * unit);
    return state;
  }

  double value(double[] unknowns) {
    return unknowns[unknowns.length - 1] * range;
  }

  /**
   * The fixed point nearest to a guess in the plane through it across a direction.
   *
   * @return nothing if the iteration does not converge
   */
  Optional<Solution> solve(double[] guess, double[] across) {
    int n = guess.length - 1;
    double[] x = guess.clone();
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(n + 1);
    DMatrixRMaj step = new DMatrixRMaj(n + 1, 1);
    for (int iteration = 1; iteration <= ITERATIONS; iteration++) {
      double[] field = family.field(state(x), value(x));
      // The last entry stays 0: no step leaves the plane.
      DMatrixRMaj right = new DMatrixRMaj(n + 1, 1);
      double size = 0;
      for (int i = 0; i < n; i++) {
        right.data[i] = -field[i];
        size = Math.max(size, Math.abs(field[i]));
      }
      if (!Double.isFinite(size)) {
        return Optional.empty();
      } else if (size < TOLERANCE * Math.max(1, scale)) {
        return Optional.of(new Solution(x, iteration));
      }
      if (!solver.setA(bordered(x, across))) {
        return Optional.empty();
      }
      solver.solve(right, step);
      for (int i = 0; i <= n; i++) {
        x[i] += step.data[i];
      }
    }
    return Optional.empty();
  }

  /** The fixed point near a state at a value of the parameter. */
  Optional<double[]> at(double[] state, double value) {
    double[] guess = unknowns(state, value);
    double[] across = new double[guess.length];
    across[state.length] = 1;
    return solve(guess, across).map(solution -> state(solution.unknowns()));
  }

  /**
   * The direction of the branch through a fixed point, of length 1.
   *
   * @param along a direction with which it shall not make an obtuse angle
   * @return nothing where two branches cross
   */
  Optional<double[]> tangent(double[] unknowns, double[] along) {
    int n = unknowns.length - 1;
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(n + 1);
    if (!solver.setA(bordered(unknowns, along))) {
      return Optional.empty();
    }
    DMatrixRMaj right = new DMatrixRMaj(n + 1, 1);
    right.data[n] = 1;
    DMatrixRMaj tangent = new DMatrixRMaj(n + 1, 1);
    solver.solve(right, tangent);
    double length = 0;
    for (double part : tangent.data) {
      length += part * part;
    }
    double scaleTo = 1 / Math.sqrt(length);
    return Double.isFinite(scaleTo) && scaleTo > 0
        ? Optional.of(Arrays.stream(tangent.data).map(part -> part * scaleTo).toArray())
        : Optional.empty();
  }

  /** The Jacobian with the derivative by the parameter beside it and a direction below. */
  private DMatrixRMaj bordered(double[] unknowns, double[] below) {
    int n = unknowns.length - 1;
    double[] state = state(unknowns);
    double value = value(unknowns);
    double[] jacobian = jacobian(state, value);
    double[] turn = byParameter(state, value);
    double unit = scale * Math.sqrt(n);
    DMatrixRMaj bordered = new DMatrixRMaj(n + 1, n + 1);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        bordered.set(i, j, jacobian[i * n + j] * unit);
      }
      bordered.set(i, n, turn[i] * range);
      bordered.set(n, i, below[i]);
    }
    bordered.set(n, n, below[n]);
    return bordered;
  }

  /** {@code ∂F/∂p}. */
  double[] byParameter(double[] state, double value) {
    double nudge = NUDGE * range;
    double[] above = family.field(state, value + nudge);
    double[] below = family.field(state, value - nudge);
    Arrays.setAll(above, i -> (above[i] - below[i]) / (2 * nudge));
    return above;
  }

  /** Whether a unit passes a kink of its activation between two places next to each other. */
  boolean partedByKink(Place last, double[] unknowns) {
    double[] before = jacobian(last.state(), last.value());
    double[] after = jacobian(state(unknowns), value(unknowns));
    return IntStream.range(0, before.length).anyMatch(i -> Math.abs(after[i] - before[i]) > JUMP);
  }

  private double[] jacobian(double[] state, double value) {
    double[] jacobian = new double[state.length * state.length];
    family.at(value).jacobian(state, family.inputAt(value), jacobian);
    return jacobian;
  }

  FixedPoint judge(double[] state, double value) {
    return FixedPoint.at(family.at(value), family.inputAt(value), state);
  }
}
