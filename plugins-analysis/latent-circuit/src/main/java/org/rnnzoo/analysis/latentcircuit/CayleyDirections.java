package org.rnnzoo.analysis.latentcircuit;

import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.rnnzoo.engine.Adam;

/**
 * Directions that are learnt by gradient, as published: {@code Qᵀ} is the first rows of the Cayley
 * transform {@code O = (I − A)(I + A)⁻¹} of {@code A = (B − Bᵀ)/2}, and Adam moves B (Langdon &amp;
 * Engel 2025).
 *
 * <p>With {@code P = (I + A)⁻¹} the transform is {@code O = 2P − I}, and a gradient G of O is one
 * of {@code −2 PᵀGPᵀ} of A. Only the part of the loss that depends on Q counts, {@code −2
 * tr(QᵀYᵀX)}: the length of the embedded states does not change with Q.
 */
final class CayleyDirections implements Directions {

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final int components;
  private final int nodes;
  private final double decay;
  private final float[] b;
  private final float[] gradient;
  private final Adam adam;
  private final DMatrixRMaj inverse;
  private final DMatrixRMaj q;
  private final DMatrixRMaj upstream;
  private final DMatrixRMaj half;
  private final DMatrixRMaj whole;
  private double trace;

  /**
   * @param decay the L2 penalty on B
   * @param random where the entries of B, uniform in [0, 1), are drawn from
   */
  CayleyDirections(int components, int nodes, double decay, RandomGenerator random) {
    this.components = components;
    this.nodes = nodes;
    this.decay = decay;
    b = new float[components * components];
    for (int i = 0; i < b.length; i++) {
      b[i] = random.nextFloat();
    }
    gradient = new float[b.length];
    adam = new Adam(b.length);
    inverse = new DMatrixRMaj(components, components);
    q = new DMatrixRMaj(components, nodes);
    upstream = new DMatrixRMaj(components, components);
    half = new DMatrixRMaj(components, components);
    whole = new DMatrixRMaj(components, components);
    transform();
  }

  /** Brings Q up to date with B. */
  private void transform() {
    for (int i = 0; i < components; i++) {
      for (int j = 0; j < components; j++) {
        double skew = 0.5 * (b[i * components + j] - b[j * components + i]);
        whole.set(i, j, i == j ? 1 : skew);
      }
    }
    if (!CommonOps_DDRM.invert(whole, inverse)) {
      throw new ArithmeticException("The Cayley transform of an embedding broke down.");
    }
    for (int node = 0; node < nodes; node++) {
      for (int k = 0; k < components; k++) {
        q.set(k, node, 2 * inverse.get(node, k) - (node == k ? 1 : 0));
      }
    }
  }

  @Override
  public void take(DMatrixRMaj product, double weight) {
    trace = 0;
    for (int i = 0; i < q.getNumElements(); i++) {
      trace += q.data[i] * product.data[i];
    }
    upstream.zero();
    for (int node = 0; node < nodes; node++) {
      for (int k = 0; k < components; k++) {
        upstream.set(node, k, -2 * weight * product.get(k, node));
      }
    }
    differentiate();
  }

  /** The gradient of B from that of O. */
  private void differentiate() {
    CommonOps_DDRM.multTransA(inverse, upstream, half);
    CommonOps_DDRM.multTransB(-2, half, inverse, whole);
    for (int i = 0; i < components; i++) {
      for (int j = 0; j < components; j++) {
        int place = i * components + j;
        gradient[place] = (float) (0.5 * (whole.get(i, j) - whole.get(j, i)) + decay * b[place]);
      }
    }
  }

  /**
   * The gradient of B for a gradient of Q, for checks.
   *
   * @param upstreamQ {@code dL/dQ}, {@code [components, nodes]}
   */
  float[] gradientFor(DMatrixRMaj upstreamQ) {
    take(upstreamQ, -0.5);
    return gradient.clone();
  }

  /** Replaces B. */
  void set(float[] values) {
    System.arraycopy(values, 0, b, 0, b.length);
    transform();
  }

  @Override
  public DMatrixRMaj q() {
    return q;
  }

  @Override
  public double trace() {
    return trace;
  }

  @Override
  public void step(double learningRate) {
    adam.step(b, gradient, learningRate, BETA1, BETA2, EPSILON);
    transform();
  }
}
