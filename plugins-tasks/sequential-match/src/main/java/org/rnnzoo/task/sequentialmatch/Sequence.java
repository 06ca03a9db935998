package org.rnnzoo.task.sequentialmatch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The directions shown in one trial, counted from 0 to one below their number.
 *
 * @param sample the direction to be remembered
 * @param items the tests, in the order of time
 */
record Sequence(int sample, List<Item> items) {

  /** What a test is with regard to what came before it. */
  enum Kind {
    /** The sample. */
    MATCH("match"),
    /** A direction not shown before in the trial. */
    NEW("new"),
    /** The same as the test before, which was not the sample. */
    REPEAT("repeat");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word for the kind in conditions. */
    String word() {
      return word;
    }
  }

  /** A test. */
  record Item(Kind kind, int direction) {
    boolean matches() {
      return kind == Kind.MATCH;
    }
  }

  static Sequence draw(SequentialMatchParameters p, RandomGenerator random) {
    int sample = random.nextInt(p.sequence().directions());
    Set<Integer> shown = new HashSet<>(Set.of(sample));
    List<Item> items = new ArrayList<>();
    Item last = new Item(Kind.MATCH, sample);
    for (int i = 0; i < p.sequence().tests(); i++) {
      last = next(p, random, sample, last, shown);
      shown.add(last.direction());
      items.add(last);
    }
    return new Sequence(sample, items);
  }

  private static Item next(
      SequentialMatchParameters p,
      RandomGenerator random,
      int sample,
      Item last,
      Set<Integer> shown) {
    if (random.nextDouble() < p.sequence().matchProbability()) {
      return new Item(Kind.MATCH, sample);
    }
    if (!last.matches() && random.nextDouble() < p.sequence().repeatProbability()) {
      return new Item(Kind.REPEAT, last.direction());
    }
    int[] fresh =
        IntStream.range(0, p.sequence().directions()).filter(d -> !shown.contains(d)).toArray();
    return new Item(Kind.NEW, fresh[random.nextInt(fresh.length)]);
  }
}
