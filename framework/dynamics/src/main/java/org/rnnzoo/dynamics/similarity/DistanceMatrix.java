package org.rnnzoo.dynamics.similarity;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Distances between things, each to each.
 *
 * @param values symmetric, {@code [n][n]}, 0 on the diagonal
 */
public record DistanceMatrix(double[][] values) {

  /** A distance between two things by their places. */
  @FunctionalInterface
  public interface Distance {
    double between(int a, int b);
  }

  /** Fills a matrix; each pair is asked for once. */
  public static DistanceMatrix of(int n, Distance distance) {
    double[][] values = new double[n][n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < a; b++) {
        values[a][b] = distance.between(a, b);
        values[b][a] = values[a][b];
      }
    }
    return new DistanceMatrix(values);
  }

  /** The number of things. */
  public int size() {
    return values.length;
  }

  /**
   * Places in a plane whose distances are like these (classical multidimensional scaling, Torgerson
   * 1952). The larger side of each axis is positive.
   *
   * @return {@code [2][n]}; an axis is 0 where the distances span no such dimension
   */
  public double[][] plane() {
    int n = size();
    double[] rows = new double[n];
    double all = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i] += values[i][j] * values[i][j] / n;
      }
      all += rows[i] / n;
    }
    DMatrixRMaj products = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        products.set(i, j, -0.5 * (values[i][j] * values[i][j] - rows[i] - rows[j] + all));
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> solver = DecompositionFactory_DDRM.eig(n, true, true);
    if (!solver.decompose(products)) {
      throw new ArithmeticException("The scaling of distances does not settle.");
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      order.add(i);
    }
    order.sort(
        (a, b) -> Double.compare(solver.getEigenvalue(b).real, solver.getEigenvalue(a).real));
    double[][] places = new double[2][n];
    for (int axis = 0; axis < Math.min(2, n); axis++) {
      double value = Math.max(0, solver.getEigenvalue(order.get(axis)).real);
      double[] vector = solver.getEigenVector(order.get(axis)).data;
      int largest = 0;
      for (int i = 1; i < n; i++) {
        if (Math.abs(vector[i]) > Math.abs(vector[largest]) + 1e-9) {
          largest = i;
        }
      }
      for (int i = 0; i < n; i++) {
        places[axis][i] = Math.signum(vector[largest]) * Math.sqrt(value) * vector[i];
      }
    }
    return places;
  }

  /**
   * The things in an order in which those that cluster lie side by side: the leaves of a tree that
   * joins the two nearest clusters again and again, by the mean distance of their members.
   */
  public int[] clustered() {
    List<List<Integer>> clusters = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      clusters.add(List.of(i));
    }
    while (clusters.size() > 1) {
      int left = 0;
      int right = 1;
      double nearest = Double.POSITIVE_INFINITY;
      for (int a = 0; a < clusters.size(); a++) {
        for (int b = a + 1; b < clusters.size(); b++) {
          double distance = mean(clusters.get(a), clusters.get(b));
          if (distance < nearest) {
            nearest = distance;
            left = a;
            right = b;
          }
        }
      }
      List<Integer> joined = new ArrayList<>(clusters.get(left));
      joined.addAll(clusters.remove(right));
      clusters.set(left, joined);
    }
    return clusters.isEmpty()
        ? new int[0]
        : clusters.get(0).stream().mapToInt(Integer::intValue).toArray();
  }

  private double mean(List<Integer> a, List<Integer> b) {
    double sum = 0;
    for (int i : a) {
      for (int j : b) {
        sum += values[i][j];
      }
    }
    return sum / (a.size() * b.size());
  }

  /**
   * The mean distance of pairs in one group and of pairs across groups.
   *
   * @param groups the group of each thing
   * @param within whether pairs in one group are meant
   * @return NaN if there is no such pair
   */
  public double mean(List<String> groups, boolean within) {
    double sum = 0;
    int count = 0;
    for (int a = 0; a < size(); a++) {
      for (int b = 0; b < a; b++) {
        if (groups.get(a).equals(groups.get(b)) == within) {
          sum += values[a][b];
          count++;
        }
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}
