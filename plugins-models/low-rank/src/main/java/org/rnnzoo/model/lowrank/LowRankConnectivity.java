package org.rnnzoo.model.lowrank;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.LowRankFactors;
import org.rnnzoo.engine.Connectivity;
import org.rnnzoo.engine.WeightLaw;

/**
 * {@code W = M Nᵀ/units}, both factors trained from {@code N(0, 1)}.
 *
 * @param rank the rank R, at least 1
 */
record LowRankConnectivity(int rank) implements Connectivity.Factored {

  @Override
  public void declare(Weights.Layout layout, int units) {
    if (rank > units) {
      throw new IllegalArgumentException(
          "The rank is "
              + rank
              + ", but a network of "
              + units
              + " units has rank "
              + units
              + " at most; lower rank or raise units.");
    }
    layout.trainable("M", units, rank).trainable("N", units, rank);
  }

  @Override
  public List<String> sending() {
    return List.of("N");
  }

  @Override
  public void initialise(Weights weights, RandomStream random) {
    WeightLaw.normal(1).fill(weights, "M", random.named("M").generator());
    WeightLaw.normal(1).fill(weights, "N", random.named("N").generator());
  }

  @Override
  public void factors(Weights weights, float[] left, float[] right) {
    float[] values = weights.values();
    int units = left.length / rank;
    System.arraycopy(values, weights.tensor("M").offset(), left, 0, left.length);
    int from = weights.tensor("N").offset();
    for (int i = 0; i < right.length; i++) {
      right[i] = values[from + i] / units;
    }
  }

  @Override
  public void pullBack(
      Weights weights, float[] leftGradient, float[] rightGradient, float[] gradient) {
    int units = leftGradient.length / rank;
    System.arraycopy(leftGradient, 0, gradient, weights.tensor("M").offset(), leftGradient.length);
    int to = weights.tensor("N").offset();
    for (int i = 0; i < rightGradient.length; i++) {
      gradient[to + i] = rightGradient[i] / units;
    }
  }

  /**
   * Replaces M and N by the one pair of all that make the same network that comes from the singular
   * value decomposition: the columns of each are orthogonal, and those of M are as long as those of
   * N.
   */
  void canonicalise(Weights weights) {
    put(new LowRankFactors(matrix(weights, "M"), matrix(weights, "N")).canonical(), weights);
  }

  /**
   * Starts from a trained network: M and N become the canonical factors of the best approximation
   * of its recurrent matrix.
   *
   * @param recurrent the matrix of the other network, {@code [units, units]}
   */
  void approximate(DMatrixRMaj recurrent, Weights weights) {
    DMatrixRMaj enlarged = new DMatrixRMaj(recurrent.numRows, recurrent.numCols);
    CommonOps_DDRM.scale(recurrent.numRows, recurrent, enlarged);
    put(LowRankFactors.truncating(enlarged, rank), weights);
  }

  private static DMatrixRMaj matrix(Weights weights, String name) {
    Weights.Tensor tensor = weights.tensor(name);
    DMatrixRMaj matrix = new DMatrixRMaj(tensor.shape().get(0), tensor.shape().get(1));
    for (int i = 0; i < matrix.data.length; i++) {
      matrix.data[i] = weights.values()[tensor.offset() + i];
    }
    return matrix;
  }

  private static void put(LowRankFactors factors, Weights weights) {
    put(factors.left(), weights, "M");
    put(factors.right(), weights, "N");
  }

  private static void put(DMatrixRMaj matrix, Weights weights, String name) {
    Weights.Tensor tensor = weights.tensor(name);
    for (int i = 0; i < matrix.data.length; i++) {
      weights.values()[tensor.offset() + i] = (float) matrix.data[i];
    }
  }
}
