package org.rnnzoo.comparison.complexity;

import java.util.List;
import java.util.stream.IntStream;

/** Names for an axis of counts. */
final class WholeNumbers {

  private WholeNumbers() {}

  /** The whole numbers from one to another, both included. */
  static List<String> names(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
  }
}
