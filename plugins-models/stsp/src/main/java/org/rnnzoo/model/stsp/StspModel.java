package org.rnnzoo.model.stsp;

import java.util.List;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.engine.FullConnectivity;
import org.rnnzoo.engine.LeakyNetworkParameters;
import org.rnnzoo.engine.RecurrentNetwork;
import org.rnnzoo.engine.ShortTermPlasticity;
import org.rnnzoo.engine.SynapticNetwork;
import org.rnnzoo.engine.WeightLaw;

/**
 * {@code τ dr/dt = −r + φ(W (u ∘ x ∘ r) + W_in i + b)}: units reach each other through synapses
 * whose release probability u and resources x follow the rates.
 */
public final class StspModel implements Model<StspParameters> {

  /** Where the rates at the start of a trial begin if they are trained, as in the paper's code. */
  private static final double INITIAL_RATE = 0.1;

  @Override
  public String name() {
    return "stsp";
  }

  @Override
  public String title() {
    return "STSP: rate RNN with short-term synaptic plasticity";
  }

  @Override
  public String citation() {
    return "Masse NY, Yang GR, Song HF, Wang XJ, Freedman DJ (2019). Circuit mechanisms for the"
        + " maintenance and manipulation of information in working memory. Nat Neurosci"
        + " 22:1159-1167";
  }

  @Override
  public List<String> tags() {
    return List.of("full-rank", "rate-form", "plasticity");
  }

  /** The gain makes up for synapses that pass on a third of a rate at rest, or a little less. */
  @Override
  public StspParameters defaults() {
    LeakyNetworkParameters network = LeakyNetworkParameters.DEFAULT.withActivation(Activation.RELU);
    return new StspParameters(
        network,
        FullConnectivity.ofGain(3),
        ShortTermPlasticity.FACILITATING,
        ShortTermPlasticity.DEPRESSING);
  }

  @Override
  public Network create(
      StspParameters p, int inputs, int outputs, Clock clock, RandomStream random) {
    RecurrentNetwork leaky =
        p.network().network(Form.RATE, p.connectivity(), inputs, outputs, clock, random);
    if (p.network().options().trainInitialState()) {
      WeightLaw.constant(INITIAL_RATE).fill(leaky.weights(), "x0", random.generator());
    }
    return new SynapticNetwork(leaky, List.of(p.facilitating(), p.depressing()));
  }
}
