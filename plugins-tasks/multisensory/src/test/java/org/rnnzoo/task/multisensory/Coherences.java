package org.rnnzoo.task.multisensory;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The coherences of one kind of trial, 0 for an absent one.
 *
 * @param visual what is seen, positive for right
 * @param auditory what is heard
 */
record Coherences(double visual, double auditory) {

  int side() {
    return (int) Math.signum(visual + auditory);
  }

  /**
   * All that a trial may show, equally likely.
   *
   * @param mode {@code visual}, {@code auditory} or {@code both}
   */
  static List<Coherences> possible(MultisensoryParameters p, String mode) {
    return switch (mode) {
      case "visual" -> signed(p).mapToObj(c -> new Coherences(c, 0)).toList();
      case "auditory" -> signed(p).mapToObj(c -> new Coherences(0, c)).toList();
      default -> both(p).filter(coherences -> coherences.side() != 0).toList();
    };
  }

  private static Stream<Coherences> both(MultisensoryParameters p) {
    return p.senses().independent()
        ? signed(p).boxed().flatMap(a -> signed(p).mapToObj(b -> new Coherences(a, b)))
        : signed(p).mapToObj(c -> new Coherences(c, c));
  }

  private static DoubleStream signed(MultisensoryParameters p) {
    return p.senses().coherences().stream().flatMapToDouble(c -> DoubleStream.of(c, -c));
  }
}
