package org.rnnzoo.core.run;

import java.util.Map;
import org.rnnzoo.api.model.Network;

/** What the summary of a run says of its network, beside how well it does. */
@FunctionalInterface
public interface NetworkMeasures {

  /** Nothing. */
  NetworkMeasures NONE = (untrained, trained) -> Map.of();

  /**
   * Measures a network.
   *
   * @param untrained the network as it was before the first step
   * @param trained the network now
   * @return numbers by their keys in {@code summary.json}
   */
  Map<String, Object> of(Network untrained, Network trained);
}
