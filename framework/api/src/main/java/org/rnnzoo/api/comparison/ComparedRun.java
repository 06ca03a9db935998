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
 * @param summary how it ended, such as {@code steps}, {@code stoppedBecause} and {@code stress};
 *     empty if that is not known
 * @param results what analyses that the comparison {@link Comparison#reads() reads} found before,
 *     those with default settings first
 */
public record ComparedRun(
    TrainedRun run,
    String group,
    Map<String, Object> settings,
    List<StressedTrials> stresses,
    Map<String, Object> summary,
    List<EarlierResult> results) {

  public ComparedRun {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    stresses = List.copyOf(stresses);
    summary = Collections.unmodifiableMap(new LinkedHashMap<>(summary));
    results = List.copyOf(results);
  }

  /** A run of which nothing was stored but its network. */
  public ComparedRun(
      TrainedRun run, String group, Map<String, Object> settings, List<StressedTrials> stresses) {
    this(run, group, settings, stresses, Map.of(), List.of());
  }

  /** The results of an analysis, those with default settings first. */
  public List<EarlierResult> results(String analysis) {
    return results.stream().filter(result -> result.name().equals(analysis)).toList();
  }

  /** The name of the run. */
  public String name() {
    return run.facts().name();
  }
}
