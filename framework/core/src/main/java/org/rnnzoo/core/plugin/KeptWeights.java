package org.rnnzoo.core.plugin;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.model.Network;

/** Weights that a plugin may look at and has to leave alone, since others look at them after it. */
final class KeptWeights {

  private final List<Network> networks;
  private final List<float[]> copies;

  /** Remembers the weights of networks as they are. */
  KeptWeights(List<Network> networks) {
    this.networks = networks;
    this.copies = networks.stream().map(network -> network.weights().values().clone()).toList();
  }

  /**
   * Asks a plugin for a result. The weights are as they were afterwards.
   *
   * @throws PluginFailure if it changed one of them
   */
  Result during(Guard guard, String method, Supplier<Result> work) {
    Result result;
    try {
      result = guard.callWhatMayRefuse(method, work);
    } catch (RuntimeException e) {
      restore();
      throw e;
    }
    if (restore()) {
      throw guard.failure(method, "it changed the weights of a network");
    }
    return result;
  }

  /** Whether any weight has changed; all are as they were afterwards. */
  private boolean restore() {
    boolean changed = false;
    for (int i = 0; i < copies.size(); i++) {
      float[] kept = copies.get(i);
      float[] now = networks.get(i).weights().values();
      changed |= !Arrays.equals(kept, now);
      System.arraycopy(kept, 0, now, 0, kept.length);
    }
    return changed;
  }
}
