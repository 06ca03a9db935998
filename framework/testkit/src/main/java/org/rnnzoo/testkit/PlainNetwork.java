package org.rnnzoo.testkit;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * A small tanh network of the rate form, written for clarity and not for speed: it stands in for a
 * model where a trainer or an analysis is tested.
 *
 * <p>{@code r ← (1 − α) r + α tanh(W r + W_in u + b + sqrt(2/α) σ ξ)} and {@code z = W_out r +
 * b_out}, with τ = 100 ms. The input weights are frozen, and {@link #project} keeps units from
 * connecting to themselves, so that a trainer that forgets either is found out.
 */
public final class PlainNetwork implements Network {

  private static final double TIME_CONSTANT = 100;

  private final Dimensions dimensions;
  private final double alpha;
  private final double sigma;
  private final Weights weights;
  private final Set<Integer> silenced = new TreeSet<>();

  private PlainNetwork(Dimensions dimensions, Clock clock, double sigma) {
    if (clock.dt() > TIME_CONSTANT) {
      throw new IllegalArgumentException(
          "The sampling period is %s ms; it must be at most tau, %s ms."
              .formatted(clock.dt(), TIME_CONSTANT));
    }
    this.dimensions = dimensions;
    this.alpha = clock.dt() / TIME_CONSTANT;
    this.sigma = sigma;
    int n = dimensions.units();
    this.weights =
        Weights.layout()
            .trainable("W", n, n)
            .frozen("W_in", n, dimensions.inputs())
            .trainable("b", n)
            .trainable("W_out", dimensions.outputs(), n)
            .trainable("b_out", dimensions.outputs())
            .build();
  }

  /**
   * A network with normally distributed weights of deviation {@code 1/sqrt(units)} (input weights:
   * 1) and biases of 0.
   *
   * @param sigma the size of the noise inside the nonlinearity, at least 0
   * @throws IllegalArgumentException if the sampling period exceeds τ
   */
  public static PlainNetwork random(
      Dimensions dimensions, Clock clock, double sigma, RandomStream stream) {
    PlainNetwork network = new PlainNetwork(dimensions, clock, sigma);
    RandomGenerator random = stream.generator();
    double deviation = 1 / Math.sqrt(dimensions.units());
    network.fill("W", () -> deviation * random.nextGaussian());
    network.fill("W_in", random::nextGaussian);
    network.fill("W_out", () -> deviation * random.nextGaussian());
    network.project();
    return network;
  }

  /**
   * A network of 8 units that holds the sign of its last input: two stable fixed points on either
   * side of a saddle at 0, and an output of about ±1. It solves the {@link HoldTask}.
   */
  public static PlainNetwork holding(Clock clock) {
    int n = 8;
    PlainNetwork network = new PlainNetwork(new Dimensions(1, n, 1), clock, 0);
    network.fill("W", () -> 2.0 / (n - 1));
    network.fill("W_in", () -> 1);
    network.fill("W_out", () -> 1.0 / n);
    network.project();
    return network;
  }

  private void fill(String name, DoubleSupplier value) {
    Weights.Tensor tensor = weights.tensor(name);
    for (int k = 0; k < tensor.length(); k++) {
      weights.values()[tensor.offset() + k] = (float) value.getAsDouble();
    }
  }

  @Override
  public Dimensions dimensions() {
    return dimensions;
  }

  @Override
  public Weights weights() {
    return weights;
  }

  @Override
  public Propagation propagation(int trials, int time, int threads) {
    return new PlainPropagation(this, trials, time);
  }

  @Override
  public void project() {
    int offset = weights.tensor("W").offset();
    for (int unit = 0; unit < dimensions.units(); unit++) {
      weights.values()[offset + unit * (dimensions.units() + 1)] = 0;
    }
    silenced.forEach(unit -> clearColumn("W", unit));
    silenced.forEach(unit -> clearColumn("W_out", unit));
  }

  private void clearColumn(String name, int unit) {
    Weights.Tensor tensor = weights.tensor(name);
    for (int k = unit; k < tensor.length(); k += dimensions.units()) {
      weights.values()[tensor.offset() + k] = 0;
    }
  }

  @Override
  public void silence(List<Integer> units) {
    for (int unit : units) {
      if (unit < 0 || unit >= dimensions.units()) {
        throw new IllegalArgumentException(
            "There is no unit %s; units are 0 to %s.".formatted(unit, dimensions.units() - 1));
      }
    }
    silenced.addAll(units);
    project();
  }

  @Override
  public DynamicalSystem dynamics() {
    int n = dimensions.units();
    return new LeakyNetwork(
        Form.RATE,
        Activation.TANH,
        TIME_CONSTANT,
        alpha,
        new DMatrixRMaj(n, n, true, values("W")),
        new DMatrixRMaj(n, dimensions.inputs(), true, values("W_in")),
        values("b"),
        new DMatrixRMaj(dimensions.outputs(), n, true, values("W_out")),
        values("b_out"),
        new double[n]);
  }

  /** A copy of a tensor in float64. */
  double[] values(String name) {
    Weights.Tensor tensor = weights.tensor(name);
    double[] values = new double[tensor.length()];
    for (int k = 0; k < values.length; k++) {
      values[k] = weights.values()[tensor.offset() + k];
    }
    return values;
  }

  double alpha() {
    return alpha;
  }

  /** The deviation of the noise of a step, inside the nonlinearity. */
  double noisePerStep() {
    return Math.sqrt(2 / alpha) * sigma;
  }
}
