package org.rnnzoo.analysis.latentcircuit;

import org.ejml.data.DMatrixRMaj;

/** A way to find the directions Q of an embedding in the course of a fit. */
interface Directions {

  /**
   * Takes up the correlations of the states with the latent states.
   *
   * @param product {@code YᵀX}, {@code [components, nodes]}; may be overwritten
   * @param weight the factor of {@code −2 tr(QᵀYᵀX)} in the loss
   */
  void take(DMatrixRMaj product, double weight);

  /** Q, {@code [components, nodes]}, with orthonormal columns; live. */
  DMatrixRMaj q();

  /** {@code tr(QᵀYᵀX)}. */
  double trace();

  /** Moves Q, where it is learnt. */
  void step(double learningRate);
}
