package org.rnnzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NormalNoiseTest {

  /** {@code count} steps of a chunk's noise for {@code units} units. */
  static float[] draw(int units, double deviation, long key, int chunk, int count) {
    NormalNoise noise = new NormalNoise(units, (float) deviation);
    noise.start(key, chunk, count, false);
    float[] all = new float[count * units * 32];
    for (int t = 0; t < count; t++) {
      int at = noise.at(t);
      System.arraycopy(noise.values(), at, all, t * units * 32, units * 32);
    }
    return all;
  }

  @Test
  void itsMomentsAreThoseOfNormalNumbers() {
    float[] all = draw(100, 2, 11, 0, 1500);
    double[] moments = new double[5];
    double largest = 0;
    for (float value : all) {
      double x = value / 2.0;
      double power = 1;
      for (int k = 1; k < moments.length; k++) {
        power *= x;
        moments[k] += power / all.length;
      }
      largest = Math.max(largest, Math.abs(x));
    }
    double error = 4 / Math.sqrt(all.length);
    assertThat(moments[1]).isCloseTo(0, within(error));
    assertThat(moments[2]).isCloseTo(1, within(Math.sqrt(2) * error));
    assertThat(moments[3]).isCloseTo(0, within(Math.sqrt(15) * error));
    assertThat(moments[4]).isCloseTo(3, within(Math.sqrt(96) * error));
    assertThat(largest).isBetween(4.5, 5.7);
  }

  @Test
  void itsDistributionFunctionIsThatOfNormalNumbers() {
    float[] all = draw(10, 1, 12, 3, 1000);
    double[] quantiles = {-2.326348, -1.281552, -0.674490, 0, 0.674490, 1.281552, 2.326348};
    double[] shares = {0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99};
    for (int q = 0; q < shares.length; q++) {
      int below = 0;
      for (float x : all) {
        below += x < quantiles[q] ? 1 : 0;
      }
      double error = 4 * Math.sqrt(shares[q] * (1 - shares[q]) / all.length);
      assertThat(below / (double) all.length).isCloseTo(shares[q], within(error));
    }
  }

  /** Shares of a normal distribution, one side, beyond 3, 4 and 4.5. */
  @Test
  void itsTailsAreThoseOfNormalNumbers() {
    double[] bounds = {3, 4, 4.5};
    double[] shares = {1.3498980e-3, 3.1671242e-5, 3.3976731e-6};
    long[] above = new long[3];
    long[] below = new long[3];
    long count = 0;
    double fourth = 0;
    for (int chunk = 0; chunk < 12; chunk++) {
      float[] all = draw(64, 1, 21, chunk, 1000);
      count += all.length;
      for (float x : all) {
        fourth += (double) x * x * x * x;
        for (int k = 0; k < bounds.length && Math.abs(x) > bounds[k]; k++) {
          (x > 0 ? above : below)[k]++;
        }
      }
    }
    for (int k = 0; k < bounds.length; k++) {
      double expected = count * shares[k];
      double error = 4 * Math.sqrt(expected);
      assertThat((double) above[k]).as("above %s", bounds[k]).isCloseTo(expected, within(error));
      assertThat((double) below[k]).as("below -%s", bounds[k]).isCloseTo(expected, within(error));
    }
    assertThat(fourth / count).as("kurtosis").isCloseTo(3, within(4 * Math.sqrt(96.0 / count)));
  }

  @Test
  void itDependsOnKeyAndChunkAlone() {
    float[] noise = draw(7, 1, 14, 2, 100);
    assertThat(draw(7, 1, 14, 2, 100)).containsExactly(noise);
    float[] start = draw(7, 1, 14, 2, 40);
    assertThat(Arrays.copyOf(noise, start.length)).containsExactly(start);
    assertThat(draw(7, 1, 14, 3, 100)).isNotEqualTo(noise);
    assertThat(draw(7, 1, 15, 2, 100)).isNotEqualTo(noise);
  }
}
