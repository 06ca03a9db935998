package org.rnnzoo.core.plugin;

import java.util.List;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.Weights;

/** A network of a model behind the model's guard. */
record GuardedNetwork(Guard guard, Network network) implements Network {

  @Override
  public Dimensions dimensions() {
    return guard.call("dimensions", network::dimensions);
  }

  @Override
  public Weights weights() {
    return guard.call("weights", network::weights);
  }

  @Override
  public Propagation propagation(int trials, int time, int threads) {
    Propagation propagation =
        guard.call("propagation", () -> network.propagation(trials, time, threads));
    return new GuardedPropagation(guard, propagation, dimensions(), weights().values().length);
  }

  @Override
  public DynamicalSystem dynamics() {
    return GuardedSystem.of(guard, guard.call("dynamics", network::dynamics));
  }

  @Override
  public void project() {
    guard.run("project", network::project);
  }

  @Override
  public void silence(List<Integer> units) {
    guard.callWhatMayRefuse(
        "silence",
        () -> {
          network.silence(units);
          return units;
        });
  }

  @Override
  public List<String> adopt(Weights other) {
    return guard.call("adopt", () -> network.adopt(other));
  }

  @Override
  public void canonicalise() {
    boolean finite = GuardedPropagation.isFinite(weights().values());
    guard.run("canonicalise", network::canonicalise);
    if (finite && !GuardedPropagation.isFinite(weights().values())) {
      throw guard.failure("canonicalise", "it made weights that are not finite");
    }
  }
}
