package org.rnnzoo.dynamics;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Weights;

/**
 * The weights of a network from its units onto its units as one matrix: W of a leaky network, and
 * of any other network its tensor {@code W} as it is, which for units with gates is the matrices of
 * all gates below each other.
 */
public final class RecurrentWeights {

  /** The singular values of more weights take too long to be told in passing. */
  private static final long MOST_WEIGHTS = 1L << 20;

  /** The rounding of weights in float32, relative to the largest. */
  private static final double ROUNDING = 1e-6;

  private RecurrentWeights() {}

  /**
   * Their effective rank; empty if the network has no such matrix, more than 2²⁰ such weights, or
   * weights that are not finite.
   */
  public static Optional<EffectiveRank> rank(Network network) {
    return matrix(network).flatMap(RecurrentWeights::rank);
  }

  /**
   * The effective rank of what training has added to them, often far below their own (Schuessler et
   * al. 2020); 0 if it has added nothing beyond rounding, and empty as above.
   */
  public static Optional<EffectiveRank> rankOfChange(Network untrained, Network trained) {
    return matrix(untrained)
        .flatMap(
            before ->
                matrix(trained)
                    .map(after -> change(before, after))
                    .flatMap(RecurrentWeights::rank));
  }

  private static DMatrixRMaj change(DMatrixRMaj before, DMatrixRMaj after) {
    DMatrixRMaj change = CommonOps_DDRM.subtract(after, before, null);
    double rounding = ROUNDING * CommonOps_DDRM.elementMaxAbs(before);
    boolean isRounding =
        !MatrixFeatures_DDRM.hasUncountable(change)
            && CommonOps_DDRM.elementMaxAbs(change) <= rounding;
    return isRounding ? new DMatrixRMaj(change.numRows, change.numCols) : change;
  }

  private static Optional<EffectiveRank> rank(DMatrixRMaj matrix) {
    return MatrixFeatures_DDRM.hasUncountable(matrix)
        ? Optional.empty()
        : Optional.of(EffectiveRank.of(matrix));
  }

  private static Optional<DMatrixRMaj> matrix(Network network) {
    int units = network.dimensions().units();
    if ((long) units * units > MOST_WEIGHTS) {
      return Optional.empty();
    } else if (dynamics(network).orElse(null) instanceof LeakyNetwork leaky) {
      return Optional.of(leaky.recurrent());
    }
    return network.weights().tensors().stream()
        .filter(tensor -> tensor.name().equals("W"))
        .filter(tensor -> tensor.shape().size() == 2 && tensor.shape().get(1) == units)
        .filter(tensor -> tensor.length() <= MOST_WEIGHTS)
        .findFirst()
        .map(tensor -> widened(network.weights(), tensor));
  }

  private static Optional<DynamicalSystem> dynamics(Network network) {
    try {
      return Optional.of(network.dynamics());
    } catch (UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private static DMatrixRMaj widened(Weights weights, Weights.Tensor tensor) {
    DMatrixRMaj matrix = new DMatrixRMaj(tensor.shape().get(0), tensor.shape().get(1));
    for (int i = 0; i < tensor.length(); i++) {
      matrix.data[i] = weights.values()[tensor.offset() + i];
    }
    return matrix;
  }
}
