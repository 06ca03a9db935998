package org.rnnzoo.core.task;

import java.util.List;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Epoch;

/**
 * Something a task shows that is hidden from the network.
 *
 * @param input an input, or what the names of several have before a dot: {@code motion} for {@code
 *     motion.0}, {@code motion.90} and so on
 * @param epoch the epoch in which it is hidden, or what the names of several have before a hyphen;
 *     empty for the whole trial
 */
public record BlindSpot(String input, String epoch) {

  private static final String DURING = "@";

  /**
   * Reads {@code motion@sample}, or {@code rule} for the whole trial.
   *
   * @throws IllegalArgumentException if it is of neither form
   */
  public static BlindSpot parse(String text) {
    String[] words = text.strip().split(DURING, -1);
    boolean isWhole = words.length == 1;
    if (words.length > 2 || words[0].isEmpty() || words[words.length - 1].isEmpty()) {
      throw new IllegalArgumentException(
          "write INPUT@EPOCH, such as motion@sample, or INPUT for the whole trial.");
    }
    return new BlindSpot(words[0], isWhole ? "" : words[1]);
  }

  /** The places of the inputs that are hidden. */
  List<Integer> inputs(Channels channels) {
    return channels.inputs().stream()
        .filter(name -> name.equals(input) || name.startsWith(input + "."))
        .map(channels::input)
        .toList();
  }

  /** Whether the inputs are hidden in an epoch. */
  boolean covers(Epoch during) {
    return epoch.isEmpty() || during.name().equals(epoch) || during.name().startsWith(epoch + "-");
  }

  /** What {@link #parse} reads. */
  @Override
  public String toString() {
    return epoch.isEmpty() ? input : input + DURING + epoch;
  }
}
