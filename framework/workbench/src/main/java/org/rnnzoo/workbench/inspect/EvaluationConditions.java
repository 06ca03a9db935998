package org.rnnzoo.workbench.inspect;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.run.JobListener;
import org.rnnzoo.core.run.Run;
import org.rnnzoo.core.run.WeightsChoice;
import org.rnnzoo.workbench.runs.Collapse;

/**
 * What is different from training when the network of a run is looked at.
 *
 * @param changes changes to the task, the model or dt by key, which may be short
 * @param silenced labels of tasks in parallel that shall not take part
 * @param lesion units whose rate shall be 0, as in {@code units=3,7} or {@code units=10-19}
 * @param weights which weights the network has
 */
public record EvaluationConditions(
    Map<String, Object> changes,
    Set<String> silenced,
    Optional<String> lesion,
    WeightsChoice weights) {

  /** Nothing is different. */
  public static final EvaluationConditions AS_TRAINED =
      new EvaluationConditions(Map.of(), Set.of(), Optional.empty(), WeightsChoice.FINAL);

  public EvaluationConditions {
    changes = new LinkedHashMap<>(changes);
    silenced = Set.copyOf(silenced);
  }

  /** The conditions by name, without the weights; empty if the network is as it was trained. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    if (!changes.isEmpty()) {
      tree.put("with", new TreeMap<>(changes));
    }
    if (!silenced.isEmpty()) {
      tree.put("silenced", silenced.stream().sorted().toList());
    }
    lesion.ifPresent(units -> tree.put("lesioned", units));
    return tree;
  }

  /**
   * Reads a run and puts its network into these conditions.
   *
   * @throws UserException if the run cannot be read or a condition does not fit it
   */
  public Run open(RunFolder folder, Plugins plugins, JobListener listener) {
    Collapse.note(folder, weights, listener);
    try {
      Run run = Run.open(folder, changes, weights, plugins, listener).silencing(silenced);
      lesion.ifPresent(
          units -> run.network().silence(units(units, run.network().dimensions().units())));
      return run;
    } catch (IllegalArgumentException e) {
      throw UserException.input(e.getMessage(), e);
    }
  }

  private static List<Integer> units(String lesion, int count) {
    Set<Integer> units = new LinkedHashSet<>();
    for (String part : lesion.replaceFirst("^units=", "").split(",", -1)) {
      String[] ends = part.strip().split("-", 2);
      try {
        int first = Integer.parseInt(ends[0]);
        int last = Integer.parseInt(ends[ends.length - 1]);
        if (first < 0 || last >= count || first > last) {
          throw new NumberFormatException(part);
        }
        for (int unit = first; unit <= last; unit++) {
          units.add(unit);
        }
      } catch (NumberFormatException e) {
        throw UserException.input(
            "--lesion is %s; name units from 0 to %s, as in units=3,7 or units=10-19."
                .formatted(lesion, count - 1),
            e);
      }
    }
    return List.copyOf(units);
  }
}
