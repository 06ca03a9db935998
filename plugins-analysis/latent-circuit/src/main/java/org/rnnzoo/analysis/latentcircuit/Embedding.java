package org.rnnzoo.analysis.latentcircuit;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * How a latent circuit lies in the space of a network's states: {@code y ≈ s Q x + c}.
 *
 * <p>For given latent states the best embedding has a closed form, the orthogonal Procrustes
 * solution: with the thin singular value decomposition {@code YᵀX = P S Rᵀ} it is {@code Q = P Rᵀ}
 * and {@code s = tr(S)/‖X‖²} (Schönemann 1966; Gower 1975). States are rows: Y is {@code [samples,
 * units]}, X is {@code [samples, nodes]}.
 *
 * @param q Q, {@code [units, nodes]}, with orthonormal columns
 * @param scale s
 * @param offset c, {@code [units]}
 */
record Embedding(DMatrixRMaj q, double scale, double[] offset) {

  /**
   * The embedding with the least squared error.
   *
   * @param states Y
   * @param latent X, with at most as many columns as Y
   * @param scaled whether s is free; otherwise it is 1
   * @param centred whether c is free; otherwise it is 0
   */
  static Embedding fit(DMatrixRMaj states, DMatrixRMaj latent, boolean scaled, boolean centred) {
    double[] stateMean = centred ? Matrices.columnMeans(states) : new double[states.numCols];
    double[] latentMean = centred ? Matrices.columnMeans(latent) : new double[latent.numCols];
    DMatrixRMaj y = Matrices.minusRow(states, stateMean);
    DMatrixRMaj x = Matrices.minusRow(latent, latentMean);
    DMatrixRMaj product = new DMatrixRMaj(y.numCols, x.numCols);
    CommonOps_DDRM.multTransA(y, x, product);
    Procrustes procrustes = new Procrustes(y.numCols, x.numCols);
    procrustes.solve(product);
    double energy = Matrices.squaredNorm(x);
    double scale = scaled && energy > 0 ? procrustes.trace() / energy : 1;
    double[] offset = new double[y.numCols];
    for (int i = 0; i < offset.length; i++) {
      offset[i] = stateMean[i];
      for (int j = 0; j < latentMean.length; j++) {
        offset[i] -= scale * procrustes.q().get(i, j) * latentMean[j];
      }
    }
    return new Embedding(procrustes.q(), scale, offset);
  }

  /** The same embedding with the directions of its nodes replaced. */
  Embedding withDirections(DMatrixRMaj other) {
    return new Embedding(other, scale, offset);
  }

  /** The states that stand for latent states, {@code s X Qᵀ + c}, {@code [samples, units]}. */
  DMatrixRMaj embed(DMatrixRMaj latent) {
    DMatrixRMaj states = new DMatrixRMaj(latent.numRows, q.numRows);
    CommonOps_DDRM.multTransB(scale, latent, q, states);
    Matrices.addToRows(states, offset, 1);
    return states;
  }

  /** The latent states that lie nearest to states, {@code (Y − c) Q / s}. */
  DMatrixRMaj project(DMatrixRMaj states) {
    DMatrixRMaj latent = new DMatrixRMaj(states.numRows, q.numCols);
    CommonOps_DDRM.mult(1 / scale, Matrices.minusRow(states, offset), q, latent);
    return latent;
  }

  /** {@code ‖Y − s X Qᵀ − c‖²}. */
  double error(DMatrixRMaj states, DMatrixRMaj latent) {
    return Matrices.squaredDistance(states, embed(latent));
  }

  /**
   * The gradient of {@link #error} by the latent states, {@code [samples, nodes]}. At the best
   * embedding it is also the gradient of the least error, since the error does not change to first
   * order with Q, s and c there (the envelope theorem).
   */
  DMatrixRMaj gradient(DMatrixRMaj states, DMatrixRMaj latent) {
    DMatrixRMaj gradient = project(states);
    CommonOps_DDRM.subtract(latent, gradient, gradient);
    CommonOps_DDRM.scale(2 * scale * scale, gradient);
    return gradient;
  }

  /** The recurrent matrix of a network as its latent circuit would see it, {@code Qᵀ W Q}. */
  DMatrixRMaj conjugate(DMatrixRMaj recurrent) {
    return Matrices.conjugate(q, recurrent);
  }

  /**
   * The orthogonal Procrustes problem: the Q with orthonormal columns that maximises {@code tr(Qᵀ
   * M)}. Reusable, so that thousands of problems of one size need no memory.
   */
  static final class Procrustes implements Directions {

    private final SingularValueDecomposition_F64<DMatrixRMaj> svd;
    private final DMatrixRMaj left;
    private final DMatrixRMaj right;
    private final DMatrixRMaj q;
    private double trace;

    Procrustes(int rows, int columns) {
      if (columns > rows) {
        throw new IllegalArgumentException(
            "A circuit of "
                + columns
                + " nodes cannot be embedded into "
                + rows
                + " units; choose at most "
                + rows
                + " nodes.");
      }
      svd = DecompositionFactory_DDRM.svd(rows, columns, true, true, true);
      left = new DMatrixRMaj(rows, columns);
      right = new DMatrixRMaj(columns, columns);
      q = new DMatrixRMaj(rows, columns);
    }

    @Override
    public void take(DMatrixRMaj product, double weight) {
      solve(product);
    }

    /** Does nothing, as every problem is solved afresh. */
    @Override
    public void step(double learningRate) {}

    /** Solves the problem for M, which is overwritten. */
    void solve(DMatrixRMaj m) {
      if (!svd.decompose(m)) {
        throw new ArithmeticException("A singular value decomposition did not converge.");
      }
      svd.getU(left, false);
      svd.getV(right, true);
      CommonOps_DDRM.mult(left, right, q);
      trace = 0;
      double[] values = svd.getSingularValues();
      for (int i = 0; i < svd.numberOfSingularValues(); i++) {
        trace += values[i];
      }
    }

    /** Q of the last problem; live. */
    @Override
    public DMatrixRMaj q() {
      return q;
    }

    /** {@code tr(Qᵀ M)} of the last problem, the sum of the singular values. */
    @Override
    public double trace() {
      return trace;
    }
  }
}
