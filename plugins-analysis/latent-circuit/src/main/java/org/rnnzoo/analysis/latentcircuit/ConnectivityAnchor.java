package org.rnnzoo.analysis.latentcircuit;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Pulls the recurrent weights of a circuit towards those that the network's connectivity predicts,
 * {@code λ · mean((w − QᵀWQ)²)}, with Q taken as constant.
 */
final class ConnectivityAnchor {

  private final double strength;

  /** W along the directions of the reduced activity. */
  private final DMatrixRMaj recurrent;

  private final DMatrixRMaj half;
  private final DMatrixRMaj goal;

  ConnectivityAnchor(double strength, DMatrixRMaj recurrent, DMatrixRMaj basis, int nodes) {
    this.strength = strength;
    this.recurrent = Matrices.conjugate(basis, recurrent);
    this.half = new DMatrixRMaj(basis.numCols, nodes);
    this.goal = new DMatrixRMaj(nodes, nodes);
  }

  /**
   * Measures the penalty and adds its gradient.
   *
   * @param share the part of the gradient to add, in [0, 1]
   * @param q Q along the directions of the reduced activity
   * @param offset where the recurrent weights start in the flat arrays
   */
  double differentiate(double share, DMatrixRMaj q, float[] values, float[] gradient, int offset) {
    if (strength == 0) {
      return 0;
    }
    CommonOps_DDRM.mult(recurrent, q, half);
    CommonOps_DDRM.multTransA(q, half, goal);
    double factor = strength / goal.getNumElements();
    double penalty = 0;
    for (int i = 0; i < goal.getNumElements(); i++) {
      double difference = values[offset + i] - goal.data[i];
      penalty += factor * difference * difference;
      gradient[offset + i] += (float) (2 * share * factor * difference);
    }
    return penalty;
  }
}
