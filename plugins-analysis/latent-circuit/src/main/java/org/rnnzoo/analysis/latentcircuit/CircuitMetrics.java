package org.rnnzoo.analysis.latentcircuit;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.rnnzoo.dynamics.PrincipalComponents;

/**
 * How much of a network's activity a latent circuit explains. All are shares of variance; 1 is
 * perfect and all but the projected variance can be negative.
 *
 * @param r2Full of all states, {@code 1 − ‖Y − s X Qᵀ − c‖² / ‖Y − Ȳ‖²}
 * @param r2Subspace of the states inside the space that Q spans
 * @param projectedVariance the share of the variance of the states inside that space
 * @param pcaCeiling the share inside the best space of as many dimensions, that of the leading
 *     principal components; no circuit can explain more but by its offset
 * @param r2Output of the outputs
 */
record CircuitMetrics(
    double r2Full,
    double r2Subspace,
    double projectedVariance,
    double pcaCeiling,
    double r2Output) {

  /** Measures a circuit on trials in which both networks were simulated. */
  static CircuitMetrics of(Activity teacher, Activity circuit, Embedding embedding) {
    DMatrixRMaj states = teacher.states();
    DMatrixRMaj deviation = Matrices.minusRow(states, Matrices.columnMeans(states));
    DMatrixRMaj inside = new DMatrixRMaj(states.numRows, embedding.q().numCols);
    CommonOps_DDRM.mult(deviation, embedding.q(), inside);
    return new CircuitMetrics(
        Matrices.explained(states, embedding.embed(circuit.states())),
        Matrices.explained(embedding.project(states), circuit.states()),
        Matrices.squaredNorm(inside) / Matrices.squaredNorm(deviation),
        PrincipalComponents.of(states).cumulative()[embedding.q().numCols - 1],
        Matrices.explained(teacher.outputs(), circuit.outputs()));
  }

  /** What the circuit explains of what a circuit of its size could explain. */
  double r2Relative() {
    return r2Full / pcaCeiling;
  }
}
