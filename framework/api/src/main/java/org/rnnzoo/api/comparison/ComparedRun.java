package org.rnnzoo.api.comparison;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnnzoo.api.analysis.TrainedRun;

/**
 * A run among those that are compared.
 *
 * @param run its network, what is known of it, and trials that training has not seen; the trials of
 *     all runs come from the same stream, so that runs of one task see the same ones
 * @param group the group it belongs to
 * @param settings its complete configuration by dotted key, such as {@code model.units}
 * @param stresses trials of the stress tests of its task; empty if the task has none
 */
public record ComparedRun(
    TrainedRun run, String group, Map<String, Object> settings, List<StressedTrials> stresses) {

  public ComparedRun {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    stresses = List.copyOf(stresses);
  }

  /** The name of the run. */
  public String name() {
    return run.facts().name();
  }
}
