package org.rnnzoo.dynamics.similarity;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * A linear model of how activity and its recent past move on by one step under inputs (dynamic mode
 * decomposition with control, Proctor et al. 2016), and how far two of them are apart (InputDSA,
 * Huang et al. 2025).
 *
 * <p>In the coordinates v of a {@link DelayModel}, {@code v(t+1) ≈ A v(t) + B w(t+1)}, where w are
 * the inputs {@code u (UᵀU)^(-1/2)}, as large in every direction as v. Both are fitted together by
 * ridge regression, so that A holds what the network does of itself and B what inputs do to it.
 *
 * @param operator A, {@code [rank, rank]}
 * @param input B, {@code [rank, channels]}
 */
public record DrivenModel(DMatrixRMaj operator, DMatrixRMaj input) {

  private static final double NOTHING = 1e-10;

  /**
   * Activity and the inputs under which it came about.
   *
   * @param activity {@code [trial][steps, variables]} row-major, each trial at its own length
   * @param variables the number of variables
   * @param inputs {@code [trial][steps, channels]}; those of a step act before the activity of that
   *     step
   * @param channels the number of inputs, at least 1
   */
  public record Driven(double[][] activity, int variables, double[][] inputs, int channels) {}

  /**
   * Fits a model.
   *
   * @param coordinates whose coordinates v are taken, fitted to the same activity
   * @param ridge λ, at least 0
   * @throws IllegalArgumentException if the regression has no solution
   */
  public static DrivenModel fit(DelayModel coordinates, Driven driven, double ridge) {
    int rank = coordinates.rank();
    DMatrixRMaj spread = spread(driven, coordinates.delays());
    int size = rank + driven.channels();
    DMatrixRMaj squares = new DMatrixRMaj(size, size);
    DMatrixRMaj moved = new DMatrixRMaj(size, rank);
    double[] before = new double[size];
    for (int trial = 0; trial < driven.activity().length; trial++) {
      double[] activity = driven.activity()[trial];
      int steps = activity.length / driven.variables();
      for (int t = coordinates.delays() - 1; t + 1 < steps; t++) {
        double[] now = coordinates.lifted(activity, driven.variables(), t);
        double[] next = coordinates.lifted(activity, driven.variables(), t + 1);
        System.arraycopy(now, 0, before, 0, rank);
        for (int c = 0; c < driven.channels(); c++) {
          double sum = 0;
          for (int k = 0; k < driven.channels(); k++) {
            sum += driven.inputs()[trial][(t + 1) * driven.channels() + k] * spread.get(k, c);
          }
          before[rank + c] = sum;
        }
        for (int i = 0; i < size; i++) {
          for (int j = 0; j < size; j++) {
            squares.add(i, j, before[i] * before[j]);
          }
          for (int j = 0; j < rank; j++) {
            moved.add(i, j, before[i] * next[j]);
          }
        }
      }
    }
    // An input that is never on has no part in the squares; without a ridge it would have no
    // weight.
    double least = Math.max(ridge, NOTHING);
    for (int i = 0; i < size; i++) {
      squares.add(i, i, least);
    }
    LinearSolverDense<DMatrixRMaj> regression = LinearSolverFactory_DDRM.symmPosDef(size);
    DMatrixRMaj transposed = new DMatrixRMaj(size, rank);
    if (!regression.setA(squares)) {
      throw new IllegalArgumentException(
          "The regression of activity and inputs has no solution; take a smaller rank or a larger ridge.");
    }
    regression.solve(moved, transposed);
    DMatrixRMaj both = CommonOps_DDRM.transpose(transposed, null);
    return new DrivenModel(
        CommonOps_DDRM.extract(both, 0, rank, 0, rank),
        CommonOps_DDRM.extract(both, 0, rank, rank, size));
  }

  /** {@code (UᵀU)^(-1/2)} over all steps that are predicted; 0 for directions that inputs lack. */
  private static DMatrixRMaj spread(Driven driven, int delays) {
    int channels = driven.channels();
    DMatrixRMaj squares = new DMatrixRMaj(channels, channels);
    for (double[] inputs : driven.inputs()) {
      for (int t = delays; t < inputs.length / channels; t++) {
        for (int i = 0; i < channels; i++) {
          for (int j = 0; j < channels; j++) {
            squares.add(i, j, inputs[t * channels + i] * inputs[t * channels + j]);
          }
        }
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> solver =
        DecompositionFactory_DDRM.eig(channels, true, true);
    if (!solver.decompose(squares)) {
      throw new ArithmeticException("The directions of inputs do not settle.");
    }
    double largest = 0;
    for (int k = 0; k < channels; k++) {
      largest = Math.max(largest, solver.getEigenvalue(k).real);
    }
    DMatrixRMaj spread = new DMatrixRMaj(channels, channels);
    for (int k = 0; k < channels; k++) {
      double value = solver.getEigenvalue(k).real;
      DMatrixRMaj vector = solver.getEigenVector(k);
      if (value > NOTHING * largest) {
        CommonOps_DDRM.multAddTransB(1 / Math.sqrt(value), vector, vector, spread);
      }
    }
    return spread;
  }

  /**
   * How far two networks that get the same inputs are apart: the angle between what inputs can do
   * to them and to their adjoints, {@code K = [B, AB, AᵀB, A²B, (Aᵀ)²B, …]} up to the power rank −
   * 1, seen in those orthogonal coordinates in which they agree best. From 0 to π/2.
   *
   * @throws IllegalArgumentException if the models have different ranks or inputs
   */
  public double angle(DrivenModel other) {
    if (input.numRows != other.input.numRows || input.numCols != other.input.numCols) {
      throw new IllegalArgumentException(
          "Models of rank %s with %s inputs and of rank %s with %s cannot be compared."
              .formatted(input.numRows, input.numCols, other.input.numRows, other.input.numCols));
    }
    DMatrixRMaj own = reachable();
    DMatrixRMaj others = other.reachable();
    double size = NormOps_DDRM.normF(own);
    double othersSize = NormOps_DDRM.normF(others);
    if (size == 0 || othersSize == 0) {
      return size == othersSize ? 0 : Math.PI / 2;
    }
    DMatrixRMaj product = new DMatrixRMaj(own.numRows, own.numRows);
    CommonOps_DDRM.multTransB(own, others, product);
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(product.numRows, product.numCols, false, false, true);
    if (!svd.decompose(product)) {
      throw new ArithmeticException("The angle between two driven systems does not settle.");
    }
    double sum = 0;
    for (double value : svd.getSingularValues()) {
      sum += value;
    }
    return Math.acos(Math.max(-1, Math.min(1, sum / (size * othersSize))));
  }

  private DMatrixRMaj reachable() {
    int rank = operator.numRows;
    List<DMatrixRMaj> blocks = new ArrayList<>(List.of(input));
    DMatrixRMaj forward = input;
    DMatrixRMaj backward = input;
    for (int power = 1; power < rank; power++) {
      DMatrixRMaj ahead = new DMatrixRMaj(rank, input.numCols);
      DMatrixRMaj behind = new DMatrixRMaj(rank, input.numCols);
      CommonOps_DDRM.mult(operator, forward, ahead);
      CommonOps_DDRM.multTransA(operator, backward, behind);
      blocks.add(ahead);
      blocks.add(behind);
      forward = ahead;
      backward = behind;
    }
    DMatrixRMaj all = new DMatrixRMaj(rank, blocks.size() * input.numCols);
    for (int k = 0; k < blocks.size(); k++) {
      CommonOps_DDRM.insert(blocks.get(k), all, 0, k * input.numCols);
    }
    return all;
  }
}
