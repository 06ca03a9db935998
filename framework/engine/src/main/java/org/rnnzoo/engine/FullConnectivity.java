package org.rnnzoo.engine;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;

/**
 * Every weight is trained by itself: the tensor {@code W} is the recurrent matrix.
 *
 * <p>It starts at {@code W ~ N(0, g²/units)}, of spectral radius about g (Sompolinsky, Crisanti
 * &amp; Sommers 1988); if connections are missing, those that exist are larger to make up for it.
 * The record serves models as a group of parameters, too.
 *
 * @param gain the initial gain g, at least 0
 * @param exactRadius whether the initial matrix is rescaled to the spectral radius g
 * @param selfWeight what is added to the initial weight of each unit onto itself, after that
 * @param density the probability that a connection between different units exists, in (0, 1]
 * @param zeroDiagonal whether units never connect to themselves
 */
public record FullConnectivity(
    @Parameter(
            help = "Gain of the initial weights, W ~ N(0, g²/N): about their spectral radius.",
            symbol = "g",
            min = 0,
            max = 100,
            acts = Parameter.Acts.START)
        double gain,
    @Parameter(
            help = "Whether the initial weights are rescaled to a spectral radius of exactly g.",
            acts = Parameter.Acts.START)
        boolean exactRadius,
    @Parameter(
            help =
                "Added to the initial weight of each unit onto itself: near 1, units remember from"
                    + " the start.",
            min = -100,
            max = 100,
            acts = Parameter.Acts.START)
        double selfWeight,
    @Parameter(
            help = "Share of the connections between different units that exist, drawn at random.",
            min = 1e-6,
            max = 1,
            acts = Parameter.Acts.START)
        double density,
    @Parameter(help = "Whether units never connect to themselves.") boolean zeroDiagonal)
    implements Connectivity.Dense {

  public FullConnectivity {
    Require.notNegative("The initial gain g", gain);
    if (zeroDiagonal && selfWeight != 0) {
      throw new IllegalArgumentException(
          "The initial weight of units onto themselves, selfWeight, is "
              + selfWeight
              + ", but zeroDiagonal leaves no such weights; choose one of the two.");
    }
  }

  /** All connections exist, those of units onto themselves among them. */
  public static FullConnectivity ofGain(double gain) {
    return new FullConnectivity(gain, false, 0, 1, false);
  }

  /** The same without connections of units onto themselves, or with them. */
  public FullConnectivity withZeroDiagonal(boolean other) {
    return new FullConnectivity(gain, exactRadius, selfWeight, density, other);
  }

  private Sparsity sparsity() {
    return new Sparsity(density, zeroDiagonal);
  }

  @Override
  public void declare(Weights.Layout layout, int units) {
    sparsity().declare(layout, units);
  }

  @Override
  public void initialise(Weights weights, RandomStream random) {
    sparsity().draw(weights, random.named("mask"));
    Weights.Tensor tensor = weights.tensor("W");
    int units = tensor.shape().get(0);
    WeightLaw.normal(gain / Math.sqrt(units * density)).fill(weights, "W", random.generator());
    float[] values = weights.values();
    sparsity().project(weights);
    if (exactRadius && gain > 0) {
      SpectralRadius.set(values, tensor.offset(), units, gain);
    }
    for (int i = 0; i < units; i++) {
      values[tensor.offset() + i * units + i] += (float) selfWeight;
    }
  }

  @Override
  public void materialise(Weights weights, float[] matrix) {
    sparsity().materialise(weights, matrix);
  }

  @Override
  public void pullBack(Weights weights, float[] matrixGradient, float[] gradient) {
    sparsity().pullBack(weights, matrixGradient, gradient);
  }

  @Override
  public void project(Weights weights) {
    sparsity().project(weights);
  }
}
