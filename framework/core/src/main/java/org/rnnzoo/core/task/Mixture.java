package org.rnnzoo.core.task;

import java.util.List;
import java.util.Set;

/**
 * What a mixture consists of.
 *
 * @param members the tasks, at least one
 * @param active the probability that a member takes part in a trial, where members run side by side
 * @param silenced the labels of members that never take part
 */
public record Mixture(List<Member<?>> members, double active, Set<String> silenced) {

  public Mixture {
    members = List.copyOf(members);
    silenced = Set.copyOf(silenced);
  }
}
