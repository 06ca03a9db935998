package org.rnnzoo.model.chaos;

import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.engine.Connectivity;
import org.rnnzoo.engine.Tensors;
import org.rnnzoo.engine.WeightLaw;

/**
 * {@code W = g J + M Nᵀ/units} (Mastrogiuseppe &amp; Ostojic 2018): the random part {@code J ~ N(0,
 * 1/units)} and the gain g are frozen, the structure is trained from {@code M, N ~ N(0, 1)}.
 *
 * @param gain the gain g
 * @param rank the rank of the structure, at least 1
 * @param zeroDiagonal whether the diagonal of J is 0
 */
record StructuredChaos(double gain, int rank, boolean zeroDiagonal) implements Connectivity.Dense {

  @Override
  public void declare(Weights.Layout layout, int units) {
    layout
        .frozen("J", units, units)
        .frozen(GainFactor.GAIN, 1)
        .trainable("M", units, rank)
        .trainable("N", units, rank);
  }

  @Override
  public void silence(Weights weights, int unit) {
    Tensors.clearColumn(weights, "J", unit);
    Tensors.clearRow(weights, "N", unit);
  }

  @Override
  public void initialise(Weights weights, RandomStream random) {
    float[] values = weights.values();
    Weights.Tensor j = weights.tensor("J");
    int units = j.shape().get(0);
    WeightLaw.normal(1 / Math.sqrt(units)).fill(weights, "J", random.generator());
    for (int i = 0; zeroDiagonal && i < units; i++) {
      values[j.offset() + i * units + i] = 0;
    }
    GainFactor.tell(gain, weights);
    WeightLaw.normal(1).fill(weights, "M", random.named("M").generator());
    WeightLaw.normal(1).fill(weights, "N", random.named("N").generator());
  }

  @Override
  public void project(Weights weights) {
    GainFactor.tell(gain, weights);
  }

  @Override
  public void materialise(Weights weights, float[] matrix) {
    float[] values = weights.values();
    int j = weights.tensor("J").offset();
    int m = weights.tensor("M").offset();
    int n = weights.tensor("N").offset();
    int units = weights.tensor("J").shape().get(0);
    float g = (float) gain;
    for (int row = 0, at = 0; row < units; row++) {
      for (int column = 0; column < units; column++, at++) {
        double structure = 0;
        for (int k = 0; k < rank; k++) {
          structure += (double) values[m + row * rank + k] * values[n + column * rank + k];
        }
        matrix[at] = (float) (g * values[j + at] + structure / units);
      }
    }
  }

  @Override
  public void pullBack(Weights weights, float[] matrixGradient, float[] gradient) {
    float[] values = weights.values();
    int m = weights.tensor("M").offset();
    int n = weights.tensor("N").offset();
    int units = weights.tensor("J").shape().get(0);
    float share = 1f / units;
    for (int row = 0, at = 0; row < units; row++) {
      for (int column = 0; column < units; column++, at++) {
        float scaled = share * matrixGradient[at];
        for (int k = 0; k < rank; k++) {
          gradient[m + row * rank + k] += scaled * values[n + column * rank + k];
          gradient[n + column * rank + k] += scaled * values[m + row * rank + k];
        }
      }
    }
  }
}
