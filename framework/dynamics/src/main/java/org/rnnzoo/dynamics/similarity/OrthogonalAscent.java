package org.rnnzoo.dynamics.similarity;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * A climb to a maximum of {@code ⟨A, C B Cᵀ⟩} over orthogonal C, which can be interrupted.
 *
 * <p>L-BFGS on the group (Huang, Gallivan &amp; Absil 2015): a direction is a skew matrix K, kept
 * as what stands above its diagonal, a step turns {@code B' = C B Cᵀ} by Cayley's map {@code (I −
 * K/2)⁻¹ (I + K/2)}, and directions of earlier steps count as if they were of this place. A step
 * that is too long is halved.
 */
final class OrthogonalAscent {

  private static final int MEMORY = 12;
  private static final int HALVINGS = 30;

  /** The part of what the slope promises that a step must gain. */
  private static final double SUFFICIENT = 1e-4;

  /** The longest step, in rad; Cayley's map bends longer ones. */
  private static final double LONGEST = 1;

  private final int n;
  private final DMatrixRMaj a;
  private final double bound;
  private final LinearSolverDense<DMatrixRMaj> solver;
  private final DMatrixRMaj minus;
  private final DMatrixRMaj plus;
  private final DMatrixRMaj turn;
  private final DMatrixRMaj half;
  private final DMatrixRMaj tried;
  private final Deque<Change> changes = new ArrayDeque<>();
  private DMatrixRMaj turned;
  private double[] slope;
  private double value;

  /**
   * What a step was, and how the slope changed by it.
   *
   * @param step the step, as a direction is
   * @param fall how far the slope fell
   * @param scale the inverse of their product, which is positive
   */
  private record Change(double[] step, double[] fall, double scale) {}

  /** From a place. */
  OrthogonalAscent(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj start) {
    this.n = a.numRows;
    this.a = a;
    this.bound = NormOps_DDRM.normF(a) * NormOps_DDRM.normF(b);
    this.solver = LinearSolverFactory_DDRM.lu(n);
    this.minus = new DMatrixRMaj(n, n);
    this.plus = new DMatrixRMaj(n, n);
    this.turn = new DMatrixRMaj(n, n);
    this.half = new DMatrixRMaj(n, n);
    this.tried = new DMatrixRMaj(n, n);
    this.turned = new DMatrixRMaj(n, n);
    turn(start, b, turned);
    this.value = dot(a.data, turned.data);
    this.slope = slope();
  }

  /** The value at this place. */
  double value() {
    return value;
  }

  /**
   * Climbs on until the slope promises no more than some part of {@code ‖A‖ ‖B‖}.
   *
   * @param iterations the most steps
   */
  void go(int iterations, double least) {
    boolean climbing = true;
    for (int i = 0; i < iterations && climbing; i++) {
      double[] direction = direction();
      double promise = dot(slope, direction);
      if (promise <= 0) {
        changes.clear();
        direction = direction();
        promise = dot(slope, direction);
      }
      climbing = promise > 0 && step(direction, promise) && promise > least * bound;
    }
  }

  /** Goes as far as it gains something; whether that is anywhere. */
  private boolean step(double[] direction, double promise) {
    double length = Math.min(1, LONGEST / Math.sqrt(dot(direction, direction)));
    for (int i = 0; i < HALVINGS; i++) {
      cayley(direction, length);
      turn(turn, turned, tried);
      double reached = dot(a.data, tried.data);
      if (reached > value && reached >= value + SUFFICIENT * length * promise) {
        take(reached, scaled(direction, length));
        return true;
      }
      length /= 2;
    }
    return false;
  }

  private void take(double reached, double[] step) {
    turned.setTo(tried);
    value = reached;
    double[] before = slope;
    slope = slope();
    double[] fall = new double[slope.length];
    for (int k = 0; k < fall.length; k++) {
      fall[k] = before[k] - slope[k];
    }
    double product = dot(step, fall);
    if (product > 1e-10 * Math.sqrt(dot(step, step) * dot(fall, fall))) {
      if (changes.size() == MEMORY) {
        changes.removeLast();
      }
      changes.addFirst(new Change(step, fall, 1 / product));
    }
  }

  /** The slope, seen through the curvature that earlier steps have shown. */
  private double[] direction() {
    double[] direction = slope.clone();
    double[] shares = new double[changes.size()];
    int i = 0;
    for (Change change : changes) {
      shares[i] = change.scale() * dot(change.step(), direction);
      add(-shares[i++], change.fall(), direction);
    }
    double curvature =
        changes.isEmpty()
            ? 2 * bound
            : 1
                / (changes.getFirst().scale()
                    * dot(changes.getFirst().step(), changes.getFirst().step()));
    for (int k = 0; k < direction.length; k++) {
      direction[k] /= curvature;
    }
    for (Iterator<Change> oldest = changes.descendingIterator(); oldest.hasNext(); ) {
      Change change = oldest.next();
      double share = shares[--i] - change.scale() * dot(change.fall(), direction);
      add(share, change.step(), direction);
    }
    return direction;
  }

  /**
   * What a small turn about each pair of axes gains: {@code G − Gᵀ} of {@code G = A B'ᵀ − B'ᵀ A}.
   */
  private double[] slope() {
    CommonOps_DDRM.multTransB(a, turned, half);
    CommonOps_DDRM.multAddTransA(-1, turned, a, half);
    double[] above = new double[n * (n - 1) / 2];
    int k = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        above[k++] = half.data[i * n + j] - half.data[j * n + i];
      }
    }
    return above;
  }

  /** The turn to which a part of a direction leads. */
  private void cayley(double[] direction, double length) {
    Arrays.fill(minus.data, 0);
    Arrays.fill(plus.data, 0);
    int k = 0;
    for (int i = 0; i < n; i++) {
      minus.data[i * n + i] = 1;
      plus.data[i * n + i] = 1;
      for (int j = i + 1; j < n; j++) {
        double entry = length * direction[k++] / 2;
        plus.data[i * n + j] = entry;
        plus.data[j * n + i] = -entry;
        minus.data[i * n + j] = -entry;
        minus.data[j * n + i] = entry;
      }
    }
    // Never singular, as a skew matrix has imaginary eigenvalues.
    solver.setA(minus);
    solver.solve(plus, turn);
  }

  private void turn(DMatrixRMaj by, DMatrixRMaj matrix, DMatrixRMaj result) {
    CommonOps_DDRM.mult(by, matrix, half);
    CommonOps_DDRM.multTransB(half, by, result);
  }

  private static double[] scaled(double[] vector, double factor) {
    double[] scaled = new double[vector.length];
    add(factor, vector, scaled);
    return scaled;
  }

  private static void add(double factor, double[] vector, double[] sum) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += factor * vector[k];
    }
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += x[k] * y[k];
    }
    return sum;
  }
}
