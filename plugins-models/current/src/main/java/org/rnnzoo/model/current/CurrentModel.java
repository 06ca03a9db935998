package org.rnnzoo.model.current;

import java.util.List;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.engine.FullConnectivity;
import org.rnnzoo.engine.LeakyNetworkParameters;

/**
 * {@code τ dh/dt = −h + W φ(h) + W_in u + b}, {@code z = W_out φ(h) + b_out}: the state is a
 * current.
 */
public final class CurrentModel implements Model<CurrentParameters> {

  @Override
  public String name() {
    return "current";
  }

  @Override
  public String title() {
    return "Current RNN: the state is an input current";
  }

  @Override
  public String citation() {
    return "Mante V, Sussillo D, Shenoy KV, Newsome WT (2013). Context-dependent computation by"
        + " recurrent dynamics in prefrontal cortex. Nature 503:78-84";
  }

  @Override
  public List<String> tags() {
    return List.of("full-rank", "current-form");
  }

  @Override
  public CurrentParameters defaults() {
    return new CurrentParameters(LeakyNetworkParameters.DEFAULT, FullConnectivity.ofGain(1));
  }

  @Override
  public Network create(
      CurrentParameters p, int inputs, int outputs, Clock clock, RandomStream random) {
    return p.network().network(Form.CURRENT, p.connectivity(), inputs, outputs, clock, random);
  }
}
