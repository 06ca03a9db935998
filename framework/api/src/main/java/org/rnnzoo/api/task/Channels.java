package org.rnnzoo.api.task;

import java.util.HashSet;
import java.util.List;

/**
 * The named input and output channels of a task, in order.
 *
 * @param inputs names of the inputs, at least one, all different
 * @param outputs names of the outputs, at least one, all different
 */
public record Channels(List<String> inputs, List<String> outputs) {

  public Channels {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    requireDistinct("input", inputs);
    requireDistinct("output", outputs);
  }

  /** The place of an input. */
  public int input(String name) {
    return indexOf("input", inputs, name);
  }

  /** The place of an output. */
  public int output(String name) {
    return indexOf("output", outputs, name);
  }

  private static int indexOf(String kind, List<String> names, String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "There is no " + kind + " channel '" + name + "'; there are " + names + ".");
    }
    return index;
  }

  private static void requireDistinct(String kind, List<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("A task needs at least one " + kind + " channel.");
    }
    if (new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException("The " + kind + " channels " + names + " repeat a name.");
    }
  }
}
