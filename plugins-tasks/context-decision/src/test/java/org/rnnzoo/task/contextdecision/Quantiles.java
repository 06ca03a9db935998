package org.rnnzoo.task.contextdecision;

import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.rnnzoo.api.task.DurationLaw;

/** Durations spread evenly over a law, or the only one, for means over it without chance. */
final class Quantiles {

  private static final int COUNT = 200;

  private Quantiles() {}

  static DoubleStream of(DurationLaw law) {
    int count = law.shortest() < law.longest() ? COUNT : 1;
    return IntStream.range(0, count).mapToDouble(i -> law.draw(always((i + 0.5) / count)));
  }

  /** A generator whose {@code nextDouble} is always the same. */
  private static RandomGenerator always(double number) {
    return () -> (long) (number * 0x1p53) << 11;
  }
}
