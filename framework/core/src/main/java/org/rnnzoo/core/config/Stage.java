package org.rnnzoo.core.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rnnzoo.core.schema.Schema;

/**
 * A stretch of training on one task or mixture.
 *
 * @param task what it is trained on
 * @param stop when it ends; steps and minutes count from its start
 */
public record Stage(TaskPlan task, StopRule stop) {

  static final String TASK = "task";
  static final String STOP = "stop";

  /** The held-out accuracy to reach on one of the tasks; infinite for never. */
  public double accuracyToReach(TaskPlan.Part part) {
    return stop.accuracyToReach(part.version().card().solved());
  }

  /** The lowest of the held-out accuracies to reach; infinite for never. */
  public double accuracyToReach() {
    return task.parts().stream().mapToDouble(this::accuracyToReach).min().orElseThrow();
  }

  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(TASK, task.tree());
    tree.put(STOP, Schema.tree(stop));
    return tree;
  }
}
