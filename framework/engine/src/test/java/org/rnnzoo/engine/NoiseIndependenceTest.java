package org.rnnzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Nothing can be told from one number of the noise about another, near or far, in the same stream
 * or in the next one.
 *
 * <p>Bounds are in standard errors of independent numbers: 4 for one statistic, more for the
 * largest of hundreds.
 */
class NoiseIndependenceTest {

  private static final int UNITS = 16;
  private static final int STEP = UNITS * 32;

  /** Half a block of {@link NormalNoise}, where sine and cosine share a radius. */
  private static final int PARTNER = 3 * STEP;

  @Test
  void distantNumbersOfAStreamAreUncorrelated() {
    float[] all = NormalNoiseTest.draw(UNITS, 1, 13, 0, 4000);
    float[] squares = centredSquares(all);
    int[] lags = {
      1, 2, 3, 8, 15, 16, 17, 32, 64, STEP / 2, STEP, 2 * STEP, 5 * STEP, PARTNER, 2 * PARTNER
    };
    for (int lag : lags) {
      assertThat(correlation(all, 0, all, lag)).as("lag %d", lag).isCloseTo(0, within(4.0));
      assertThat(correlation(squares, 0, squares, lag))
          .as("squares at lag %d", lag)
          .isCloseTo(0, within(4.0));
      assertThat(correlation(all, 0, squares, lag))
          .as("numbers and squares at lag %d", lag)
          .isCloseTo(0, within(4.0));
    }
  }

  /** The serial test: pairs fill a table of 8 × 8 equally likely cells evenly. */
  @Test
  void pairsFillThePlaneEvenly() {
    double[] bounds = {
      -1.15034938, -0.67448975, -0.31863936, 0, 0.31863936, 0.67448975, 1.15034938
    };
    float[] all = NormalNoiseTest.draw(UNITS, 1, 17, 0, 4000);
    int[] cells = new int[all.length];
    for (int i = 0; i < all.length; i++) {
      for (double bound : bounds) {
        cells[i] += all[i] > bound ? 1 : 0;
      }
    }
    for (int lag : new int[] {1, 16, 32, STEP, PARTNER}) {
      long[] counts = new long[64];
      int pairs = 0;
      // Pairs that do not overlap, so that the counts are independent.
      for (int i = 0; i + lag < all.length; i += i % lag == lag - 1 ? lag + 1 : 1) {
        counts[8 * cells[i] + cells[i + lag]]++;
        pairs++;
      }
      double expected = pairs / 64.0;
      double chiSquare =
          Arrays.stream(counts).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
      assertThat(chiSquare).as("lag %d", lag).isCloseTo(63, within(4 * Math.sqrt(2 * 63)));
    }
  }

  @Test
  void lanesAreUncorrelated() {
    float[] all = NormalNoiseTest.draw(UNITS, 1, 19, 0, 2000);
    List<float[]> lanes = new ArrayList<>();
    for (int lane = 0; lane < 32; lane++) {
      float[] values = new float[all.length / 32];
      for (int i = 0; i < values.length; i++) {
        values[i] = all[32 * i + lane];
      }
      lanes.add(values);
    }
    assertUncorrelated(lanes);
  }

  @Test
  void neighbouringKeysAndChunksGiveUncorrelatedStreams() {
    List<float[]> streams = new ArrayList<>();
    for (long key : new long[] {0, 1, 2, 3, 1L << 32, -1}) {
      for (int chunk = 0; chunk < 4; chunk++) {
        streams.add(NormalNoiseTest.draw(UNITS, 1, key, chunk, 60));
      }
    }
    assertUncorrelated(streams);
  }

  /** All pairs, in step and one step apart, and their squares. */
  private static void assertUncorrelated(List<float[]> series) {
    double largest = 0;
    double sum = 0;
    int count = 0;
    for (int a = 0; a < series.size(); a++) {
      for (int b = 0; b < a; b++) {
        float[] x = series.get(a);
        float[] y = series.get(b);
        double[] found = {
          correlation(x, 0, y, 0),
          correlation(x, 0, y, UNITS),
          correlation(y, 0, x, UNITS),
          correlation(centredSquares(x), 0, centredSquares(y), 0)
        };
        for (double r : found) {
          largest = Math.max(largest, Math.abs(r));
          sum += r * r;
          count++;
        }
      }
    }
    assertThat(largest).as("largest of %d correlations", count).isLessThan(5);
    double error = Math.sqrt(2.0 * count);
    assertThat(sum).as("sum of squared correlations").isCloseTo(count, within(5 * error));
  }

  /** The mean product of numbers of variance 1, in standard errors. */
  private static double correlation(float[] x, int xFrom, float[] y, int yFrom) {
    int count = Math.min(x.length - xFrom, y.length - yFrom);
    double product = 0;
    for (int i = 0; i < count; i++) {
      product += x[xFrom + i] * y[yFrom + i];
    }
    return product / Math.sqrt(count);
  }

  /** The squares, with mean 0 and variance 1. */
  private static float[] centredSquares(float[] values) {
    float[] squares = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      squares[i] = (float) ((values[i] * values[i] - 1) / Math.sqrt(2));
    }
    return squares;
  }
}
