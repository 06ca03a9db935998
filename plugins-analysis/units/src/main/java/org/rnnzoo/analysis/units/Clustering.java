package org.rnnzoo.analysis.units;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.rnnzoo.api.random.RandomStream;

/**
 * Units in clusters of like responses: k-means on their profiles, with the number of clusters whose
 * silhouette is largest (Rousseeuw 1987).
 *
 * @param of the cluster of each unit, {@code [units]}, the largest cluster first
 * @param count the number of clusters
 * @param silhouette how much nearer units are to their own cluster than to the next, in [−1, 1]
 * @param bar what 95 % of controls stay below, in which the responses of units are shuffled
 */
record Clustering(int[] of, int count, double silhouette, double bar) {

  private static final int RESTARTS = 10;
  private static final int ITERATIONS = 100;
  private static final double QUANTILE = 0.95;

  /** A partition and how good it is. */
  private record Partition(int[] of, int count, double silhouette) {}

  /**
   * Clusters profiles.
   *
   * @param profiles {@code [units][responses]}, at least three units
   */
  static Clustering of(
      double[][] profiles, UnitsParameters.Clusters parameters, RandomStream stream) {
    Partition best = best(profiles, parameters.mostClusters(), stream.named("units"));
    double[] controls = new double[parameters.controls()];
    for (int c = 0; c < controls.length; c++) {
      RandomStream control = stream.named("controls").indexed(c);
      controls[c] =
          best(shuffled(profiles, control), parameters.mostClusters(), control).silhouette();
    }
    Arrays.sort(controls);
    double bar =
        controls[(int) Math.min(controls.length - 1.0, Math.ceil(QUANTILE * controls.length) - 1)];
    return new Clustering(largestFirst(best), best.count(), best.silhouette(), bar);
  }

  /**
   * Whether the units are more clustered than units whose responses have nothing to do with each
   * other.
   */
  boolean isReal() {
    return silhouette > bar;
  }

  /** Each response of its own shuffled between units. */
  private static double[][] shuffled(double[][] profiles, RandomStream stream) {
    Random random = new Random(stream.key());
    double[][] shuffled = new double[profiles.length][profiles[0].length];
    for (int k = 0; k < profiles[0].length; k++) {
      List<Integer> order = new ArrayList<>();
      for (int unit = 0; unit < profiles.length; unit++) {
        order.add(unit);
      }
      Collections.shuffle(order, random);
      for (int unit = 0; unit < profiles.length; unit++) {
        shuffled[unit][k] = profiles[order.get(unit)][k];
      }
    }
    return shuffled;
  }

  private static Partition best(double[][] profiles, int most, RandomStream stream) {
    double[][] distances = distances(profiles);
    Partition best = new Partition(new int[profiles.length], 1, -1);
    for (int count = 2; count <= Math.min(most, profiles.length - 1); count++) {
      int[] of = means(profiles, count, new Random(stream.indexed(count).key()));
      double silhouette = silhouette(distances, of, count);
      if (silhouette > best.silhouette()) {
        best = new Partition(of, count, silhouette);
      }
    }
    return best;
  }

  private static double[][] distances(double[][] profiles) {
    double[][] distances = new double[profiles.length][profiles.length];
    for (int i = 0; i < profiles.length; i++) {
      for (int j = 0; j < i; j++) {
        distances[i][j] = Math.sqrt(squares(profiles[i], profiles[j]));
        distances[j][i] = distances[i][j];
      }
    }
    return distances;
  }

  private static double squares(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return sum;
  }

  private static int[] means(double[][] profiles, int count, Random random) {
    int[] best = new int[profiles.length];
    double least = Double.POSITIVE_INFINITY;
    for (int restart = 0; restart < RESTARTS; restart++) {
      double[][] centres = spread(profiles, count, random);
      int[] of = new int[profiles.length];
      double cost = Double.POSITIVE_INFINITY;
      for (int iteration = 0; iteration < ITERATIONS; iteration++) {
        double next = assign(profiles, centres, of);
        if (next >= cost) {
          break;
        }
        cost = next;
        move(profiles, centres, of);
      }
      if (cost < least) {
        least = cost;
        best = of;
      }
    }
    return best;
  }

  /** First centres, far from each other (Arthur &amp; Vassilvitskii 2007). */
  static double[][] spread(double[][] profiles, int count, Random random) {
    double[][] centres = new double[count][];
    centres[0] = profiles[random.nextInt(profiles.length)].clone();
    double[] nearest = new double[profiles.length];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (int k = 1; k < count; k++) {
      double total = 0;
      for (int unit = 0; unit < profiles.length; unit++) {
        nearest[unit] = Math.min(nearest[unit], squares(profiles[unit], centres[k - 1]));
        total += nearest[unit];
      }
      double drawn = random.nextDouble() * total;
      int chosen = 0;
      while (chosen < profiles.length - 1 && drawn > nearest[chosen]) {
        drawn -= nearest[chosen];
        chosen++;
      }
      centres[k] = profiles[chosen].clone();
    }
    return centres;
  }

  private static double assign(double[][] profiles, double[][] centres, int[] of) {
    double cost = 0;
    for (int unit = 0; unit < profiles.length; unit++) {
      double least = Double.POSITIVE_INFINITY;
      for (int k = 0; k < centres.length; k++) {
        double distance = squares(profiles[unit], centres[k]);
        if (distance < least) {
          least = distance;
          of[unit] = k;
        }
      }
      cost += least;
    }
    return cost;
  }

  /** To the means of their units; a centre without any stays. */
  private static void move(double[][] profiles, double[][] centres, int[] of) {
    for (int k = 0; k < centres.length; k++) {
      double[] sum = new double[centres[k].length];
      int size = 0;
      for (int unit = 0; unit < profiles.length; unit++) {
        if (of[unit] == k) {
          size++;
          for (int r = 0; r < sum.length; r++) {
            sum[r] += profiles[unit][r];
          }
        }
      }
      for (int r = 0; r < sum.length && size > 0; r++) {
        centres[k][r] = sum[r] / size;
      }
    }
  }

  /** The mean silhouette; a unit alone in its cluster counts 0. */
  static double silhouette(double[][] distances, int[] of, int count) {
    int[] sizes = new int[count];
    for (int cluster : of) {
      sizes[cluster]++;
    }
    double sum = 0;
    for (int i = 0; i < of.length; i++) {
      double[] mean = new double[count];
      for (int j = 0; j < of.length; j++) {
        mean[of[j]] += distances[i][j];
      }
      if (sizes[of[i]] > 1) {
        double own = mean[of[i]] / (sizes[of[i]] - 1);
        double other = Double.POSITIVE_INFINITY;
        for (int k = 0; k < count; k++) {
          if (k != of[i] && sizes[k] > 0) {
            other = Math.min(other, mean[k] / sizes[k]);
          }
        }
        double larger = Math.max(own, other);
        sum += larger > 0 && Double.isFinite(other) ? (other - own) / larger : 0;
      }
    }
    return sum / of.length;
  }

  private static int[] largestFirst(Partition partition) {
    int[] sizes = new int[partition.count()];
    for (int cluster : partition.of()) {
      sizes[cluster]++;
    }
    List<Integer> order = new ArrayList<>();
    for (int k = 0; k < sizes.length; k++) {
      order.add(k);
    }
    order.sort((a, b) -> Integer.compare(sizes[b], sizes[a]));
    return Arrays.stream(partition.of()).map(order::indexOf).toArray();
  }
}
