package org.rnnzoo.engine;

import java.util.List;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;

/**
 * A network of units with gates that trains: gated recurrent units or long short-term memory.
 *
 * <p>Its matrices are stacked as in PyTorch: {@code W [G·units, units]}, {@code W_in [G·units,
 * inputs]} and {@code b [G·units]} for the gates r, z and the candidate n of a GRU, or i, f, g and
 * o of an LSTM. A GRU has a second bias of the candidate inside the reset gate, {@code b_n
 * [units]}. There are {@code W_out [outputs, units]}, {@code b_out [outputs]} and, if it is
 * trained, the initial state {@code x0}: h, and for an LSTM then c. All weights and biases start
 * uniform on ±1/√units.
 *
 * <p>Noise is added to h after each step, {@code h ← h + σ ξ}, not scaled by the sampling period.
 */
public final class GatedNetwork implements Network {

  private final Gating gating;
  private final double noise;
  private final double dt;
  private final Dimensions dimensions;
  private final Weights weights;
  private final SilencedUnits silenced = new SilencedUnits();

  GatedNetwork(
      Gating gating,
      GatedNetworkParameters p,
      int inputs,
      int outputs,
      Clock clock,
      RandomStream random) {
    this.gating = gating;
    this.noise = p.noise();
    this.dt = clock.dt();
    this.dimensions = new Dimensions(inputs, p.units(), outputs);
    this.weights = layOut(gating, p, inputs, outputs);
    WeightLaw law = WeightLaw.uniform(1 / Math.sqrt(p.units()));
    for (Weights.Tensor tensor : weights.tensors()) {
      if (tensor.trainable() && !tensor.name().equals("x0")) {
        law.fill(weights, tensor.name(), random.named(tensor.name()).generator());
      }
    }
  }

  private static Weights layOut(Gating gating, GatedNetworkParameters p, int inputs, int outputs) {
    int units = p.units();
    int rows = gating.stacked * units;
    Weights.Layout layout = Weights.layout();
    layout.trainable("W", rows, units);
    layout.trainable("W_in", rows, inputs);
    append(layout, "b", p.bias(), rows);
    if (gating == Gating.GRU) {
      append(layout, "b_n", p.bias(), units);
    }
    layout.trainable("W_out", outputs, units);
    append(layout, "b_out", p.readoutBias(), outputs);
    if (p.trainInitialState()) {
      layout.trainable("x0", gating.variables * units);
    }
    return layout.build();
  }

  private static void append(Weights.Layout layout, String name, boolean trained, int length) {
    if (trained) {
      layout.trainable(name, length);
    } else {
      layout.frozen(name, length);
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
  public RecurrentPropagation propagation(int trials, int time, int threads) {
    GatedMechanism mechanism = new GatedMechanism(gating, noise);
    return new RecurrentPropagation(mechanism, weights, dimensions, trials, time, threads);
  }

  @Override
  public DynamicalSystem dynamics() {
    return gating.dynamics(weights, dimensions, dt);
  }

  @Override
  public void silence(List<Integer> units) {
    silenced.add(units, dimensions.units());
    project();
  }

  @Override
  public void project() {
    silenced.forEach(
        unit -> {
          Tensors.clearColumn(weights, "W", unit);
          Tensors.clearColumn(weights, "W_out", unit);
        });
  }
}
