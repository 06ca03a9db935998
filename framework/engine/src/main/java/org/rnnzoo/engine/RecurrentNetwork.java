package org.rnnzoo.engine;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.LowRankFactors;

/**
 * A leaky recurrent network that trains.
 *
 * <p>With x the state before a step and u the input of the step, the state after it is that of the
 * {@link Cell}, and the output is {@code z = W_out r + b_out} with the rates r after it. Its
 * tensors are those of the connectivity, such as {@code W [units, units]}, then {@code W_in [units,
 * inputs]}, {@code b [units]}, {@code W_out [outputs, units]}, {@code b_out [outputs]} and, unless
 * trials start at 0, {@code x0 [units]}.
 */
public final class RecurrentNetwork implements Network {

  private final Cell cell;
  private final Connectivity connectivity;
  private final Periphery periphery;
  private final Dimensions dimensions;
  private final Weights weights;
  private final SilencedUnits silenced = new SilencedUnits();

  /**
   * A fresh network.
   *
   * @param random the stream of the initial weights; each tensor has its own below it
   */
  public RecurrentNetwork(
      Cell cell,
      Connectivity connectivity,
      Periphery periphery,
      Dimensions dimensions,
      RandomStream random) {
    this.cell = cell;
    this.connectivity = connectivity;
    this.periphery = periphery;
    this.dimensions = dimensions;
    this.weights = layOut(connectivity, periphery, dimensions);
    connectivity.initialise(weights, random.named("W"));
    periphery.input().law().fill(weights, "W_in", random.named("W_in").generator());
    periphery.readout().law().fill(weights, "W_out", random.named("W_out").generator());
    project();
  }

  private static Weights layOut(
      Connectivity connectivity, Periphery periphery, Dimensions dimensions) {
    int units = dimensions.units();
    Weights.Layout layout = Weights.layout();
    connectivity.declare(layout, units);
    append(layout, "W_in", periphery.input().trainsWeights(), units, dimensions.inputs());
    append(layout, "b", periphery.input().trainsBias(), units);
    append(layout, "W_out", periphery.readout().trainsWeights(), dimensions.outputs(), units);
    append(layout, "b_out", periphery.readout().trainsBias(), dimensions.outputs());
    if (periphery.initialState() != Periphery.InitialState.ZERO) {
      boolean trained = periphery.initialState() == Periphery.InitialState.TRAINED;
      append(layout, "x0", trained, units);
    }
    return layout.build();
  }

  private static void append(Weights.Layout layout, String name, boolean trained, int... shape) {
    if (trained) {
      layout.trainable(name, shape);
    } else {
      layout.frozen(name, shape);
    }
  }

  /** The step that the network repeats. */
  public Cell cell() {
    return cell;
  }

  /** How the tensors become W. */
  public Connectivity connectivity() {
    return connectivity;
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
  public RecurrentPropagation propagation(int trials, int time, int threads) {
    LeakyMechanism mechanism = new LeakyMechanism(cell, connectivity);
    return new RecurrentPropagation(mechanism, weights, dimensions, trials, time, threads);
  }

  @Override
  public LeakyNetwork dynamics() {
    int units = dimensions.units();
    LeakyNetwork isolated = isolatedUnits();
    if (connectivity instanceof Connectivity.Factored factored) {
      return isolated.withFactors(factors(factored));
    }
    float[] matrix = new float[units * units];
    connectivity.materialise(weights, matrix);
    return isolated.withRecurrent(
        new DMatrixRMaj(units, units, true, widen(matrix, 0, matrix.length)));
  }

  private LowRankFactors factors(Connectivity.Factored factored) {
    int units = dimensions.units();
    float[] left = new float[units * factored.rank()];
    float[] right = new float[left.length];
    factored.factors(weights, left, right);
    return new LowRankFactors(
        new DMatrixRMaj(units, factored.rank(), true, widen(left, 0, left.length)),
        new DMatrixRMaj(units, factored.rank(), true, widen(right, 0, right.length)));
  }

  /** The network before its units are connected. */
  private LeakyNetwork isolatedUnits() {
    int units = dimensions.units();
    return new LeakyNetwork(
        cell.form(),
        cell.activation(),
        cell.timeConstant(),
        cell.alpha(),
        new DMatrixRMaj(units, units),
        new DMatrixRMaj(units, dimensions.inputs(), true, tensor("W_in")),
        tensor("b"),
        new DMatrixRMaj(dimensions.outputs(), units, true, tensor("W_out")),
        tensor("b_out"),
        hasInitialState() ? tensor("x0") : new double[units]);
  }

  private double[] tensor(String name) {
    Weights.Tensor tensor = weights.tensor(name);
    return widen(weights.values(), tensor.offset(), tensor.length());
  }

  private static double[] widen(float[] source, int at, int length) {
    double[] copy = new double[length];
    for (int i = 0; i < length; i++) {
      copy[i] = source[at + i];
    }
    return copy;
  }

  private boolean hasInitialState() {
    return weights.tensors().stream().anyMatch(tensor -> tensor.name().equals("x0"));
  }

  @Override
  public void project() {
    connectivity.project(weights);
    bound("W_in", periphery.input().bound());
    bound("W_out", periphery.readout().bound());
    silenced.forEach(
        unit -> {
          connectivity.silence(weights, unit);
          Tensors.clearColumn(weights, "W_out", unit);
        });
  }

  @Override
  public void silence(List<Integer> units) {
    silenced.add(units, dimensions.units());
    project();
  }

  private void bound(String name, WeightBound bound) {
    if (bound == WeightBound.NONE) {
      return;
    }
    Weights.Tensor tensor = weights.tensor(name);
    int sources = tensor.shape().get(1);
    float[] values = weights.values();
    for (int i = 0; i < tensor.length(); i++) {
      int at = tensor.offset() + i;
      values[at] = bound.allowed(values[at], i / sources, i % sources);
    }
  }
}
