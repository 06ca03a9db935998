package org.rnnzoo.analysis.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.random.RandomStream;

class ClusteringTest {

  private static final RandomStream STREAM = RandomStream.root(6);

  private static Clustering clustering(double[][] profiles, int most) {
    return Clustering.of(profiles, new UnitsParameters.Clusters(most, 5), STREAM);
  }

  /** Units at places on a line, next to each other but not at the same place. */
  private static double[][] at(double... places) {
    double[][] profiles = new double[places.length][];
    for (int unit = 0; unit < places.length; unit++) {
      profiles[unit] = new double[] {places[unit] + 0.01 * unit, 0.02 * (unit % 3)};
    }
    return profiles;
  }

  @Test
  void theLargestClusterComesFirst() {
    assertThat(clustering(at(9, 0, 5, 0, 5, 0), 3).of()).containsExactly(2, 0, 1, 0, 1, 0);
  }

  @Test
  void thereAreAsManyClustersAsPartTheUnitsBest() {
    assertThat(clustering(at(0, 0, 5, 5, 10, 10), 5).count()).isEqualTo(3);
    assertThat(clustering(at(0, 0, 5, 5, 10, 10), 3).count()).isEqualTo(3);
    assertThat(clustering(at(0, 0, 5, 5, 10, 10), 2).count()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void twoClustersAreThoseWithTheLeastSquares(long seed) {
    Random random = new Random(seed);
    double[][] profiles = new double[11][3];
    for (double[] profile : profiles) {
      Arrays.setAll(profile, k -> random.nextGaussian());
    }
    double least = Double.POSITIVE_INFINITY;
    for (int members = 1; members < 1 << 10; members++) {
      int[] of = new int[11];
      for (int unit = 0; unit < 10; unit++) {
        of[unit] = members >> unit & 1;
      }
      least = Math.min(least, squares(profiles, of));
    }
    assertThat(squares(profiles, clustering(profiles, 2).of())).isCloseTo(least, within(1e-9));
  }

  /** The squared distances of units from the mean of their cluster, of which there are two. */
  private static double squares(double[][] profiles, int[] of) {
    double sum = 0;
    for (int cluster = 0; cluster < 2; cluster++) {
      for (int k = 0; k < profiles[0].length; k++) {
        double mean = 0;
        int size = 0;
        for (int unit = 0; unit < of.length; unit++) {
          mean += of[unit] == cluster ? profiles[unit][k] : 0;
          size += of[unit] == cluster ? 1 : 0;
        }
        for (int unit = 0; unit < of.length; unit++) {
          double apart = profiles[unit][k] - mean / size;
          sum += of[unit] == cluster ? apart * apart : 0;
        }
      }
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void firstCentresAreAtDifferentPlaces(long seed) {
    double[][] profiles = {{0}, {0}, {0.3}, {0}, {0.1}, {0}, {0.1}, {0}};
    double[][] centres = Clustering.spread(profiles, 3, new Random(seed));
    assertThat(Stream.of(centres).map(centre -> centre[0]))
        .containsExactlyInAnyOrder(0.0, 0.1, 0.3);
  }

  @Test
  void aCentreIsACopyOfAProfile() {
    double[][] profiles = {{1}, {2}};
    Clustering.spread(profiles, 2, new Random(1))[0][0] = 9;
    assertThat(profiles).isDeepEqualTo(new double[][] {{1}, {2}});
  }

  @Test
  void whatIsAsClusteredAsTheBarIsNotMoreThanByChance() {
    assertThat(new Clustering(new int[2], 2, 0.5, 0.5).isReal()).isFalse();
    assertThat(new Clustering(new int[2], 2, 0.5, 0.4).isReal()).isTrue();
  }
}
