package org.rnnzoo.model.lowrank;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.LowRankFactors;
import org.rnnzoo.engine.Connectivity;
import org.rnnzoo.engine.Tensors;
import org.rnnzoo.engine.WeightLaw;

/**
 * {@code W = M Nᵀ/units}, both factors trained: M from {@code N(0, 1)}, N from {@code overlap·M +
 * N(0, 1)}.
 *
 * @param rank the rank R, at least 1
 * @param overlap what N starts with of M, so that {@code mᵀn/units} is about that much
 */
record LowRankConnectivity(int rank, double overlap) implements Connectivity.Factored {

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
  public void silence(Weights weights, int unit) {
    Tensors.clearRow(weights, "N", unit);
  }

  @Override
  public void initialise(Weights weights, RandomStream random) {
    WeightLaw.normal(1).fill(weights, "M", random.named("M").generator());
    WeightLaw.normal(1).fill(weights, "N", random.named("N").generator());
    float[] values = weights.values();
    int m = weights.tensor("M").offset();
    int n = weights.tensor("N").offset();
    for (int i = 0; i < weights.tensor("M").length(); i++) {
      values[n + i] += (float) (overlap * values[m + i]);
    }
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
   * Starts from a network of another layout, if that tells a recurrent matrix of as many units: the
   * tensor W, times a gain g if there is one, or factors M and N of a higher rank.
   *
   * @return whether it did
   */
  boolean adopt(Weights other, Weights weights) {
    int units = weights.tensor("M").shape().get(0);
    if (has(other, "W", units, units)) {
      DMatrixRMaj recurrent = matrix(other, "W");
      double gain = has(other, "g", 1) ? other.values()[other.tensor("g").offset()] : 1;
      CommonOps_DDRM.scale(gain, recurrent);
      approximate(recurrent, weights);
      return true;
    }
    for (int rankOfOther = rank + 1; rankOfOther <= units; rankOfOther++) {
      if (has(other, "M", units, rankOfOther) && has(other, "N", units, rankOfOther)) {
        LowRankFactors factors = new LowRankFactors(matrix(other, "M"), matrix(other, "N"));
        put(LowRankFactors.truncating(factors.product(), rank), weights);
        return true;
      }
    }
    return false;
  }

  private static boolean has(Weights weights, String name, Integer... shape) {
    return weights.tensors().stream()
        .anyMatch(t -> t.name().equals(name) && t.shape().equals(List.of(shape)));
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
