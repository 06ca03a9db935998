package org.rnnzoo.benchmarks;

import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.engine.Connectivity;

/** {@code W = M Nᵀ/units}, the low-rank network of Mastrogiuseppe &amp; Ostojic 2018. */
record TwoFactors(int rank) implements Connectivity.Factored {

  @Override
  public void declare(Weights.Layout layout, int units) {
    layout.trainable("M", units, rank).trainable("N", units, rank);
  }

  @Override
  public void initialise(Weights weights, RandomStream random) {
    // They stay 0 until they are read.
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
}
