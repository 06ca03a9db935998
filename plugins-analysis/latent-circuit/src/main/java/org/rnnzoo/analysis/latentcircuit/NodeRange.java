package org.rnnzoo.analysis.latentcircuit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From how many nodes to how many a circuit grows.
 *
 * @param first the smallest circuit; 0 for a size that suits the network
 * @param last the largest circuit
 */
record NodeRange(int first, int last) {

  static final int MOST = 64;

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,4})(?:\\s*(?:\\.\\.|-)\\s*(\\d{1,4}))?");

  /**
   * Reads {@code 4} or {@code 1..8}.
   *
   * @throws IllegalArgumentException if it is neither, or beyond {@value #MOST} nodes
   */
  static NodeRange parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (matcher.matches()) {
      int first = Integer.parseInt(matcher.group(1));
      int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
      boolean single = first == last;
      if (last <= MOST && (single || (first >= 1 && first < last))) {
        return new NodeRange(first, last);
      }
    }
    throw new IllegalArgumentException(
        "nodes is '"
            + text
            + "'; write a number from 0 to "
            + MOST
            + ", 0 for one that suits the network, or a range such as 1..8 to grow a circuit node by"
            + " node.");
  }

  boolean isGrowth() {
    return last > first;
  }

  boolean isOpen() {
    return last == 0;
  }
}
