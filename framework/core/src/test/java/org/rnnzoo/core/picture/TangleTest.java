package org.rnnzoo.core.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TangleTest {

  private static final int STEPS = 200;

  /** A pulse of size 1 in noise. */
  private static double[] pulse(int from, int to, double sigma, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, STEPS)
        .mapToDouble(i -> (i >= from && i < to ? 1 : 0) + sigma * random.nextGaussian())
        .toArray();
  }

  private static boolean isTangled(double[]... curves) {
    return new Tangle(curves).isTangled();
  }

  @Test
  void curvesThatLieOnEachOtherAreTangled() {
    assertThat(isTangled(pulse(0, 100, 0, 1), pulse(0, 150, 0, 2))).isTrue();
    assertThat(isTangled(pulse(0, 100, 0, 1), pulse(90, 150, 0, 2)))
        .as("for a moment only")
        .isFalse();
    assertThat(isTangled(pulse(0, 20, 0, 1), pulse(180, 200, 0, 2)))
        .as("at rest together")
        .isFalse();
  }

  @Test
  void curvesAsNoisyAsTheirSignalAreTangled() {
    assertThat(isTangled(pulse(0, 80, 0.4, 1), pulse(100, 180, 0.4, 2))).isTrue();
    assertThat(isTangled(pulse(0, 80, 0.05, 1), pulse(100, 180, 0.05, 2))).isFalse();
    assertThat(isTangled(pulse(0, 80, 0.4, 1))).as("one alone can be read").isFalse();
  }
}
