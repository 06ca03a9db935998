package org.rnnzoo.dynamics.similarity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * A linear model of how activity and its recent past move on by one step (Hankel DMD; Ostrow et al.
 * 2023).
 *
 * <p>Each step is described by the activity of the last {@code delays} steps. The leading {@code
 * rank} right singular vectors V of all such descriptions, a column of unit length each, obey
 * {@code v(t+1) ≈ A v(t)}, where A is fitted by ridge regression over all steps of all trials:
 * {@code Aᵀ = (V₋ᵀV₋ + λ)⁻¹ V₋ᵀV₊}.
 *
 * @param delays how many steps are looked at, the present one included, at least 1
 * @param operator A, {@code [rank, rank]}
 * @param lift turns a description, the present step first, into v, {@code [delays · variables,
 *     rank]}
 * @param lower turns v back into a description, {@code [rank, delays · variables]}
 */
public record DelayModel(int delays, DMatrixRMaj operator, DMatrixRMaj lift, DMatrixRMaj lower) {

  private static final double NOTHING = 1e-13;

  /**
   * Fits a model.
   *
   * @param activity {@code [trial][steps, variables]} row-major, each trial at its own length
   * @param variables the number of variables
   * @param ridge λ, at least 0
   * @throws IllegalArgumentException if no trial is longer than the delays, or the activity has
   *     fewer directions than the rank
   */
  public static DelayModel fit(
      double[][] activity, int variables, int delays, int rank, double ridge) {
    int width = delays * variables;
    DMatrixRMaj all = new DMatrixRMaj(width, width);
    DMatrixRMaj before = new DMatrixRMaj(width, width);
    DMatrixRMaj across = new DMatrixRMaj(width, width);
    double[] now = new double[width];
    double[] next = new double[width];
    long pairs = 0;
    for (double[] trial : activity) {
      int steps = trial.length / variables;
      for (int t = delays - 1; t < steps; t++) {
        describe(trial, variables, delays, t, now);
        add(all, now, now);
        if (t + 1 < steps) {
          describe(trial, variables, delays, t + 1, next);
          add(before, now, now);
          add(across, now, next);
          pairs++;
        }
      }
    }
    if (pairs == 0) {
      throw new IllegalArgumentException(
          "No trial has more than %s steps, as %s delays need.".formatted(delays, delays));
    }
    return fit(all, before, across, delays, rank, ridge);
  }

  private static DelayModel fit(
      DMatrixRMaj all, DMatrixRMaj before, DMatrixRMaj across, int delays, int rank, double ridge) {
    int width = all.numRows;
    EigenDecomposition_F64<DMatrixRMaj> solver = DecompositionFactory_DDRM.eig(width, true, true);
    if (!solver.decompose(all.copy())) {
      throw new ArithmeticException("The singular vectors of delayed activity do not settle.");
    }
    int[] order =
        IntStream.range(0, width)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -solver.getEigenvalue(i).real))
            .mapToInt(Integer::intValue)
            .toArray();
    double largest = solver.getEigenvalue(order[0]).real;
    if (rank > width || solver.getEigenvalue(order[rank - 1]).real <= NOTHING * largest) {
      throw new IllegalArgumentException(
          "The activity with its last %s steps has fewer than %s directions; take a smaller rank."
              .formatted(delays, rank));
    }
    DMatrixRMaj lift = new DMatrixRMaj(width, rank);
    DMatrixRMaj lower = new DMatrixRMaj(rank, width);
    for (int k = 0; k < rank; k++) {
      double singular = Math.sqrt(solver.getEigenvalue(order[k]).real);
      DMatrixRMaj vector = solver.getEigenVector(order[k]);
      for (int j = 0; j < width; j++) {
        lift.set(j, k, vector.data[j] / singular);
        lower.set(k, j, vector.data[j] * singular);
      }
    }
    DMatrixRMaj squares = congruent(lift, before);
    for (int k = 0; k < rank; k++) {
      squares.add(k, k, ridge);
    }
    DMatrixRMaj moved = congruent(lift, across);
    LinearSolverDense<DMatrixRMaj> regression = LinearSolverFactory_DDRM.symmPosDef(rank);
    DMatrixRMaj transposed = new DMatrixRMaj(rank, rank);
    if (!regression.setA(squares)) {
      throw new IllegalArgumentException(
          "The regression of delayed activity has no solution; take a smaller rank or a larger ridge.");
    }
    regression.solve(moved, transposed);
    return new DelayModel(delays, CommonOps_DDRM.transpose(transposed, null), lift, lower);
  }

  private static DMatrixRMaj congruent(DMatrixRMaj lift, DMatrixRMaj square) {
    DMatrixRMaj half = new DMatrixRMaj(square.numRows, lift.numCols);
    DMatrixRMaj whole = new DMatrixRMaj(lift.numCols, lift.numCols);
    CommonOps_DDRM.mult(square, lift, half);
    CommonOps_DDRM.multTransA(lift, half, whole);
    return whole;
  }

  private static void describe(
      double[] trial, int variables, int delays, int step, double[] result) {
    for (int d = 0; d < delays; d++) {
      System.arraycopy(trial, (step - d) * variables, result, d * variables, variables);
    }
  }

  private static void add(DMatrixRMaj sum, double[] a, double[] b) {
    int place = 0;
    for (double left : a) {
      for (double right : b) {
        sum.data[place++] += left * right;
      }
    }
  }

  /** The number of directions. */
  public int rank() {
    return operator.numRows;
  }

  /** v at a step of a trial, not before the step {@code delays - 1}. */
  double[] lifted(double[] trial, int variables, int step) {
    double[] now = new double[lift.numRows];
    describe(trial, variables, delays, step, now);
    double[] lifted = new double[rank()];
    for (int j = 0; j < now.length; j++) {
      for (int k = 0; k < lifted.length; k++) {
        lifted[k] += now[j] * lift.data[j * lifted.length + k];
      }
    }
    return lifted;
  }

  /**
   * The mean absolute scaled error of predictions by one step: the mean absolute error of every
   * variable, over that of the prediction that nothing changes. Below 1 if the model knows
   * something of the dynamics.
   *
   * @param activity trials that the model was not fitted to, as in {@link #fit}
   */
  public double scaledError(double[][] activity, int variables) {
    DMatrixRMaj advance = new DMatrixRMaj(lift.numRows, rank());
    CommonOps_DDRM.multTransB(lift, operator, advance);
    double[] now = new double[lift.numRows];
    double[] moved = new double[rank()];
    double error = 0;
    double change = 0;
    for (double[] trial : activity) {
      int steps = trial.length / variables;
      for (int t = delays - 1; t + 1 < steps; t++) {
        describe(trial, variables, delays, t, now);
        Arrays.fill(moved, 0);
        for (int j = 0; j < now.length; j++) {
          for (int k = 0; k < moved.length; k++) {
            moved[k] += now[j] * advance.data[j * moved.length + k];
          }
        }
        for (int i = 0; i < variables; i++) {
          double predicted = 0;
          for (int k = 0; k < moved.length; k++) {
            predicted += moved[k] * lower.data[k * lower.numCols + i];
          }
          double truth = trial[(t + 1) * variables + i];
          error += Math.abs(truth - predicted);
          change += Math.abs(truth - trial[t * variables + i]);
        }
      }
    }
    return change > 0 ? error / change : Double.NaN;
  }
}
