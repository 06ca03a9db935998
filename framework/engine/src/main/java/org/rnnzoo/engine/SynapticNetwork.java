package org.rnnzoo.engine;

import java.util.List;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.dynamics.Form;

/**
 * A leaky network in the rate form whose units reach each other through synapses with short-term
 * plasticity (Masse et al. 2019). Its tensors are those of a {@link RecurrentNetwork}; outputs read
 * the rates themselves.
 *
 * <p>A trial starts with synapses at rest, u = U and x = 1. In each step they change first, by the
 * rates before the step, and are then used. u and x are kept in [0, 1].
 */
public final class SynapticNetwork implements Network {

  private final RecurrentNetwork leaky;
  private final Connectivity.Dense connectivity;
  private final Synapses synapses;

  /**
   * The network with synapses put into it.
   *
   * @param leaky a fresh network in the rate form with a dense connectivity
   * @param kinds the kinds of synapses that the units have in turn, at least one
   * @throws IllegalArgumentException if the network is of another kind, or if the sampling period
   *     is longer than a time constant of the synapses
   */
  public SynapticNetwork(RecurrentNetwork leaky, List<ShortTermPlasticity> kinds) {
    Cell cell = leaky.cell();
    if (cell.form() != Form.RATE
        || !(leaky.connectivity() instanceof Connectivity.Dense dense)
        || kinds.isEmpty()) {
      throw new IllegalArgumentException(
          "Short-term plasticity needs a network in the rate form with a dense connectivity, and at"
              + " least one kind of synapses.");
    }
    this.leaky = leaky;
    this.connectivity = dense;
    double dt = cell.alpha() * cell.timeConstant();
    this.synapses = Synapses.sampled(kinds, leaky.dimensions().units(), dt);
  }

  @Override
  public Dimensions dimensions() {
    return leaky.dimensions();
  }

  @Override
  public Weights weights() {
    return leaky.weights();
  }

  @Override
  public RecurrentPropagation propagation(int trials, int time, int threads) {
    SynapticMechanism mechanism = new SynapticMechanism(leaky.cell(), connectivity, synapses);
    return new RecurrentPropagation(mechanism, weights(), dimensions(), trials, time, threads);
  }

  @Override
  public DynamicalSystem dynamics() {
    return new SynapticDynamics(leaky.dynamics(), synapses);
  }

  @Override
  public void project() {
    leaky.project();
  }

  @Override
  public void silence(List<Integer> units) {
    leaky.silence(units);
  }
}
