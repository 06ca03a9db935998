package org.rnnzoo.dynamics;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.rnnzoo.api.model.Box;
import org.rnnzoo.api.model.DynamicalSystem;

/**
 * The way from one starting state down to a fixed or slow point: Newton's iteration on F = 0,
 * damped by backtracking, then Levenberg–Marquardt on {@code q = ½‖F‖²} if that gets stuck.
 *
 * <p>It never leaves the box in which fixed points can be.
 *
 * <p>Used by one thread at a time.
 */
final class Descent {

  /** Where a way down ends. */
  enum End {
    FIXED,
    SLOW,
    /** At the wall of the box, where the way would lead on. */
    OUTSIDE,
    NOWHERE,
    /** The time was up on the way. */
    OUT_OF_TIME
  }

  private static final double MS_PER_SECOND = 1000;
  private static final int HALVINGS = 6;

  /** The share by which ‖F‖ must fall, relative to what the linearisation promises. */
  private static final double SUFFICIENT = 1e-4;

  /** A minimum of q is where the gradient JᵀF is this small relative to ‖J‖‖F‖. */
  private static final double STATIONARY = 1e-5;

  /** A step is outwards if it is longer than this along a variable at the wall. */
  private static final double OUTWARDS = 1e-12;

  private final FixedPointSearch options;
  private final DynamicalSystem system;
  private final double[] input;
  private final Box box;
  private final Deadline deadline;
  private final double slowSquares;
  private final int n;
  private final double[] x;
  private final double[] field;
  private final double[] trial;
  private final double[] trialField;
  private final DMatrixRMaj jacobian;
  private final DMatrixRMaj normal;
  private final DMatrixRMaj right;
  private final DMatrixRMaj step;
  private final LinearSolverDense<DMatrixRMaj> lu;
  private final LinearSolverDense<DMatrixRMaj> cholesky;
  private double squares;

  Descent(
      FixedPointSearch options,
      DynamicalSystem system,
      double[] input,
      Box box,
      Deadline deadline) {
    this.options = options;
    this.system = system;
    this.input = input;
    this.box = box;
    this.deadline = deadline;
    n = system.dimension();
    double slowest = options.slowSpeed() * system.timeConstant() / MS_PER_SECOND;
    slowSquares = n * slowest * slowest;
    x = new double[n];
    field = new double[n];
    trial = new double[n];
    trialField = new double[n];
    jacobian = new DMatrixRMaj(n, n);
    normal = new DMatrixRMaj(n, n);
    right = new DMatrixRMaj(n, 1);
    step = new DMatrixRMaj(n, 1);
    lu = LinearSolverFactory_DDRM.lu(n);
    cholesky = LinearSolverFactory_DDRM.chol(n);
  }

  /** Goes down from a state; then {@link #state()} tells where it ended. */
  End from(double[] start) {
    begin(start);
    newton(options.iterations(), Deflation.NONE);
    if (squares >= options.tolerance() && !levenbergMarquardt()) {
      return astray();
    }
    return arrived();
  }

  /** Goes down from a state to a fixed point other than those that are known. */
  End from(double[] start, Deflation deflation) {
    begin(start);
    newton(options.iterations(), deflation);
    return squares < options.tolerance() ? arrived() : astray();
  }

  private void begin(double[] start) {
    System.arraycopy(start, 0, x, 0, n);
    box.confine(x);
    squares = evaluate(x, field);
  }

  private End arrived() {
    if (squares < options.tolerance()) {
      newton(1, Deflation.NONE);
      return End.FIXED;
    }
    return squares < slowSquares ? End.SLOW : astray();
  }

  private End astray() {
    if (deadline.passed()) {
      return End.OUT_OF_TIME;
    }
    return atWall() ? End.OUTSIDE : End.NOWHERE;
  }

  private boolean atWall() {
    for (int k = 0; k < n; k++) {
      if ((x[k] == box.upper()[k] && step.data[k] > OUTWARDS)
          || (x[k] == box.lower()[k] && step.data[k] < -OUTWARDS)) {
        return true;
      }
    }
    return false;
  }

  /** The state where the last way down ended, a copy. */
  double[] state() {
    return x.clone();
  }

  /** Iterates until the step no longer helps. A root is thus found to the last digits. */
  private void newton(int iterations, Deflation deflation) {
    for (int i = 0; i < iterations && squares > 0 && !deadline.passed(); i++) {
      system.jacobian(x, input, jacobian.data);
      if (!lu.setA(jacobian)) {
        return;
      }
      for (int k = 0; k < n; k++) {
        right.data[k] = -field[k];
      }
      lu.solve(right, step);
      CommonOps_DDRM.scale(deflation.stretch(x, step.data), step);
      boolean settled = squares < options.tolerance();
      if (!backtrack(settled ? 1 : HALVINGS, deflation) || settled) {
        return;
      }
    }
  }

  private boolean backtrack(int attempts, Deflation deflation) {
    double before = deflation.weight(x) * Math.sqrt(squares);
    double length = 1;
    for (int i = 0; i < attempts; i++, length /= 2) {
      double reached = tryStep(length);
      if (deflation.weight(trial) * Math.sqrt(reached) <= (1 - SUFFICIENT * length) * before) {
        accept(reached);
        return true;
      }
    }
    return false;
  }

  /** Whether a minimum of q was reached, or a root. */
  private boolean levenbergMarquardt() {
    double damping = 1e-3;
    for (int i = 0; i < options.iterations() && !deadline.passed(); i++) {
      system.jacobian(x, input, jacobian.data);
      CommonOps_DDRM.multTransA(jacobian, DMatrixRMaj.wrap(n, 1, field), right);
      CommonOps_DDRM.changeSign(right);
      CommonOps_DDRM.multInner(jacobian, normal);
      double scale = CommonOps_DDRM.trace(normal) / n;
      if (norm(right.data) <= STATIONARY * Math.sqrt(scale * squares)) {
        return true;
      }
      double before = squares;
      while (!dampedStep(damping * scale)) {
        damping *= 10;
        if (damping > 1e8) {
          return true;
        }
      }
      if (squares < options.tolerance()) {
        return true;
      }
      if (hopeless(before)) {
        return false;
      }
      damping = Math.max(damping / 10, 1e-12);
    }
    return false;
  }

  /** Whether q hardly falls although it is still far too large for a slow point. */
  private boolean hopeless(double before) {
    return squares > 0.9 * before && squares > 10 * slowSquares;
  }

  private boolean dampedStep(double damping) {
    DMatrixRMaj damped = normal.copy();
    for (int k = 0; k < n; k++) {
      damped.add(k, k, damping);
    }
    if (!cholesky.setA(damped)) {
      return false;
    }
    cholesky.solve(right, step);
    double reached = tryStep(1);
    if (reached < squares) {
      accept(reached);
      return true;
    }
    return false;
  }

  private double tryStep(double length) {
    for (int k = 0; k < n; k++) {
      trial[k] = x[k] + length * step.data[k];
    }
    box.confine(trial);
    return evaluate(trial, trialField);
  }

  private void accept(double reached) {
    System.arraycopy(trial, 0, x, 0, n);
    System.arraycopy(trialField, 0, field, 0, n);
    squares = reached;
  }

  private double evaluate(double[] state, double[] result) {
    system.field(state, input, result);
    double sum = 0;
    for (double value : result) {
      sum += value * value;
    }
    return sum;
  }

  private static double norm(double[] vector) {
    double sum = 0;
    for (double value : vector) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }
}
