package org.rnnzoo.comparison.degeneracy;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * How far the weights of two leaky networks are apart when their units are matched as well as
 * possible: {@code min over P of √(‖W − P W' Pᵀ‖² + ‖W_in − P W'_in‖² + ‖W_out − W'_out Pᵀ‖²)}, in
 * units of the root mean square of the two networks' own sizes; √2 for weights that have nothing to
 * do with each other.
 *
 * <p>To find the best matching of units is a quadratic assignment problem. Units are exchanged in
 * pairs while that helps, first from a matching by input and output weights, so the distance may be
 * too large, never too small.
 */
final class WeightDistance {

  private final LeakyNetwork a;
  private final LeakyNetwork b;
  private final int[] match;

  private WeightDistance(LeakyNetwork a, LeakyNetwork b) {
    this.a = a;
    this.b = b;
    this.match = new int[a.recurrent().numRows];
  }

  /** The distance; empty for networks that are not leaky, of one form and of equal sizes. */
  static OptionalDouble between(DynamicalSystem first, DynamicalSystem second) {
    if (first instanceof LeakyNetwork a
        && second instanceof LeakyNetwork b
        && a.form() == b.form()
        && a.recurrent().numRows == b.recurrent().numRows
        && a.input().numCols == b.input().numCols
        && a.readout().numRows == b.readout().numRows) {
      return OptionalDouble.of(new WeightDistance(a, b).distance());
    }
    return OptionalDouble.empty();
  }

  private double distance() {
    matchByInputsAndOutputs();
    exchange();
    double sizes = size(a) + size(b);
    return Math.sqrt(Math.max(0, sizes - 2 * product()) / (sizes / 2));
  }

  private static double size(LeakyNetwork network) {
    return square(network.recurrent()) + square(network.input()) + square(network.readout());
  }

  private static double square(DMatrixRMaj matrix) {
    double norm = NormOps_DDRM.normF(matrix);
    return norm * norm;
  }

  private void matchByInputsAndOutputs() {
    int n = match.length;
    boolean[] used = new boolean[n];
    Arrays.fill(match, -1);
    for (int round = 0; round < n; round++) {
      int unit = 0;
      int partner = 0;
      double best = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < n; i++) {
        for (int j = 0; match[i] < 0 && j < n; j++) {
          double likeness = used[j] ? Double.NEGATIVE_INFINITY : outer(i, j);
          if (likeness > best) {
            best = likeness;
            unit = i;
            partner = j;
          }
        }
      }
      match[unit] = partner;
      used[partner] = true;
    }
  }

  /** What a pair of units adds by its input and output weights. */
  private double outer(int i, int j) {
    double sum = 0;
    for (int k = 0; k < a.input().numCols; k++) {
      sum += a.input().get(i, k) * b.input().get(j, k);
    }
    for (int k = 0; k < a.readout().numRows; k++) {
      sum += a.readout().get(k, i) * b.readout().get(k, j);
    }
    return sum;
  }

  private void exchange() {
    int n = match.length;
    double tolerance = 1e-9 * (size(a) + size(b));
    boolean better = true;
    while (better) {
      better = false;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          double before = share(i, j);
          swap(i, j);
          if (share(i, j) > before + tolerance) {
            better = true;
          } else {
            swap(i, j);
          }
        }
      }
    }
  }

  private void swap(int i, int j) {
    int swapped = match[i];
    match[i] = match[j];
    match[j] = swapped;
  }

  /** What all entries add in which one of two units takes part. */
  private double share(int i, int j) {
    double sum = outer(i, match[i]) + outer(j, match[j]);
    for (int k = 0; k < match.length; k++) {
      sum += entry(i, k) + entry(j, k);
      if (k != i && k != j) {
        sum += entry(k, i) + entry(k, j);
      }
    }
    return sum;
  }

  private double entry(int i, int k) {
    return a.recurrent().get(i, k) * b.recurrent().get(match[i], match[k]);
  }

  private double product() {
    double sum = 0;
    for (int i = 0; i < match.length; i++) {
      sum += outer(i, match[i]);
      for (int k = 0; k < match.length; k++) {
        sum += entry(i, k);
      }
    }
    return sum;
  }
}
