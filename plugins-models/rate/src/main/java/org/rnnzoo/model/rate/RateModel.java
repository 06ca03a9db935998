package org.rnnzoo.model.rate;

import java.util.List;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.engine.FullConnectivity;
import org.rnnzoo.engine.LeakyNetworkParameters;

/** {@code τ dr/dt = −r + φ(W r + W_in u + b)}, {@code z = W_out r + b_out}: the state is a rate. */
public final class RateModel implements Model<RateParameters> {

  @Override
  public String name() {
    return "rate";
  }

  @Override
  public String title() {
    return "Rate RNN: the state is a firing rate";
  }

  @Override
  public String citation() {
    return "Song HF, Yang GR, Wang XJ (2016). Training excitatory-inhibitory recurrent neural"
        + " networks for cognitive tasks. PLoS Comput Biol 12:e1004792";
  }

  @Override
  public List<String> tags() {
    return List.of("full-rank", "rate-form");
  }

  @Override
  public RateParameters defaults() {
    return new RateParameters(LeakyNetworkParameters.DEFAULT, FullConnectivity.ofGain(1));
  }

  @Override
  public Network create(
      RateParameters p, int inputs, int outputs, Clock clock, RandomStream random) {
    return p.network().network(Form.RATE, p.connectivity(), inputs, outputs, clock, random);
  }
}
