package org.rnnzoo.dynamics.circuit;

import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * Two circuits node by node: one in that order of its nodes, with those signs where the activation
 * is odd and those sizes where it is positively homogeneous, in which its weights are most like the
 * other's. All that is left of a difference then is one of circuits and not of names of nodes.
 *
 * <p>What is made small is {@code ‖a − b‖² / (‖a‖² + ‖b‖²)}, summed over recurrent, input and
 * readout weights. Up to six nodes every order and every choice of signs is tried; beyond that,
 * orders are improved from many starts, one of them by the weights of each node alone, by
 * exchanging two nodes or turning one over. The smaller circuit gets silent nodes. Inputs that only
 * one of the circuits has come last, as the one by which a converted network starts, and are no
 * part of the comparison.
 *
 * @param matched the first circuit in terms of the second
 * @param target the second circuit, with silent nodes if it is the smaller one
 * @param order for each node the one of the first circuit
 * @param factors for each node the factor of its state, its sign included
 * @param distance what was made small, from 0 for equal circuits to 3 for opposite ones and more
 */
public record CircuitMatch(
    LeakyNetwork matched, LeakyNetwork target, int[] order, double[] factors, double distance) {

  private static final int MOST_ENUMERATED = 6;
  private static final int STARTS = 40;

  /**
   * Finds the match.
   *
   * @param random where starts come from if there are too many orders
   * @throws IllegalArgumentException if the circuits have different numbers of outputs
   */
  public static CircuitMatch of(
      EmbeddedCircuit first, EmbeddedCircuit second, RandomGenerator random) {
    if (first.circuit().outputs() != second.circuit().outputs()) {
      throw new IllegalArgumentException(
          "Circuits of %s and of %s outputs cannot be matched."
              .formatted(first.circuit().outputs(), second.circuit().outputs()));
    }
    return new Search(first, second).best(random);
  }

  /**
   * Pearson's correlation of the recurrent weights; NaN below three weights or where one circuit
   * has but one weight.
   */
  public double recurrentCorrelation() {
    return Correlation.of(matched.recurrent().data, target.recurrent().data);
  }

  /** {@code ‖a − b‖ / ‖b‖} of the recurrent weights. */
  public double recurrentError() {
    double error = 0;
    double energy = 0;
    for (int i = 0; i < target.recurrent().data.length; i++) {
      double off = matched.recurrent().data[i] - target.recurrent().data[i];
      error += off * off;
      energy += target.recurrent().data[i] * target.recurrent().data[i];
    }
    return Math.sqrt(error / energy);
  }

  /** The search for the best order. */
  private static final class Search {

    private final EmbeddedCircuit first;
    private final LeakyNetwork target;
    private final int nodes;
    private final int inputs;
    private final boolean signed;
    private final boolean homogeneous;
    private @Nullable CircuitMatch best;

    Search(EmbeddedCircuit first, EmbeddedCircuit second) {
      this.first = first;
      this.nodes = Math.max(first.nodes(), second.nodes());
      this.target = second.padded(nodes);
      this.inputs = Math.min(first.circuit().inputs(), target.inputs());
      this.signed = first.signed() && second.signed();
      this.homogeneous = first.homogeneous() && second.homogeneous();
    }

    CircuitMatch best(RandomGenerator random) {
      int[] order = new int[nodes];
      Arrays.setAll(order, i -> i);
      if (nodes <= MOST_ENUMERATED) {
        enumerate(order, 0);
      } else {
        startByProfile();
        for (int start = 0; start < STARTS; start++) {
          for (int i = nodes - 1; i > 0; i--) {
            swap(order, i, random.nextInt(i + 1));
          }
          improve(order.clone(), new int[nodes]);
        }
      }
      return Objects.requireNonNull(best);
    }

    /**
     * Gives each node of the target in turn the node that is left whose input, readout and own
     * weight are nearest to its own.
     */
    private void startByProfile() {
      int[] order = new int[nodes];
      int[] turned = new int[nodes];
      boolean[] taken = new boolean[nodes];
      LeakyNetwork all = first.padded(nodes);
      for (int i = 0; i < nodes; i++) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < nodes; j++) {
          for (int turn = 0; !taken[j] && turn < (signed ? 2 : 1); turn++) {
            double distance = profile(all, j, turn == 1 ? -1 : 1, i);
            if (distance < nearest) {
              nearest = distance;
              order[i] = j;
              turned[i] = turn;
            }
          }
        }
        taken[order[i]] = true;
      }
      improve(order, turned);
    }

    private double profile(LeakyNetwork all, int node, int sign, int wanted) {
      double sum = 0;
      for (int c = 0; c < inputs; c++) {
        double off = sign * all.input().get(node, c) - target.input().get(wanted, c);
        sum += off * off;
      }
      for (int o = 0; o < target.outputs(); o++) {
        double off = sign * all.readout().get(o, node) - target.readout().get(o, wanted);
        sum += off * off;
      }
      double own = all.recurrent().get(node, node) - target.recurrent().get(wanted, wanted);
      return sum + own * own;
    }

    /** Tries every order of the nodes from a place on. */
    private void enumerate(int[] order, int from) {
      if (from == nodes) {
        for (int signs = 0; signs < (signed ? 1 << nodes : 1); signs++) {
          int[] turned = new int[nodes];
          for (int i = 0; i < nodes; i++) {
            turned[i] = signs >> i & 1;
          }
          consider(order, turned);
        }
        return;
      }
      for (int i = from; i < nodes; i++) {
        swap(order, from, i);
        enumerate(order, from + 1);
        swap(order, from, i);
      }
    }

    /** Exchanges nodes and turns them over while that helps. */
    private void improve(int[] order, int[] turned) {
      double distance = consider(order, turned);
      boolean better = true;
      while (better) {
        better = false;
        for (int i = 0; i < nodes; i++) {
          for (int j = 0; j <= i; j++) {
            if (i == j && !signed) {
              continue;
            }
            exchange(order, turned, i, j);
            double now = consider(order, turned);
            if (now < distance - 1e-12) {
              distance = now;
              better = true;
            } else {
              exchange(order, turned, i, j);
            }
          }
        }
      }
    }

    /** Exchanges two nodes with their signs, or turns over one. */
    private static void exchange(int[] order, int[] turned, int i, int j) {
      if (i == j) {
        turned[i] = 1 - turned[i];
      } else {
        swap(order, i, j);
        swap(turned, i, j);
      }
    }

    private static void swap(int[] values, int i, int j) {
      int kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }

    private double consider(int[] order, int[] turned) {
      double[] factors = factors(order, turned);
      LeakyNetwork matched = first.reordered(order, factors);
      double distance =
          distance(matched.recurrent(), target.recurrent(), nodes)
              + distance(matched.input(), target.input(), inputs)
              + distance(matched.readout(), target.readout(), nodes);
      if (best == null || distance < best.distance()) {
        best = new CircuitMatch(matched, target, order.clone(), factors, distance);
      }
      return distance;
    }

    /** Signs, and sizes at which input and readout weights of each node are as in the target. */
    private double[] factors(int[] order, int[] turned) {
      double[] factors = new double[nodes];
      for (int i = 0; i < nodes; i++) {
        double size = 1;
        if (homogeneous && order[i] < first.nodes()) {
          double in =
              row(target.input(), i, inputs) / row(first.circuit().input(), order[i], inputs);
          double out = column(first.circuit().readout(), order[i]) / column(target.readout(), i);
          double product = in * out;
          size = product > 0 && Double.isFinite(product) ? Math.sqrt(product) : 1;
        }
        factors[i] = turned[i] == 1 ? -size : size;
      }
      return factors;
    }

    private static double row(DMatrixRMaj matrix, int row, int columns) {
      double sum = 0;
      for (int j = 0; j < columns; j++) {
        sum += matrix.get(row, j) * matrix.get(row, j);
      }
      return Math.sqrt(sum);
    }

    private static double column(DMatrixRMaj matrix, int column) {
      double sum = 0;
      for (int i = 0; i < matrix.numRows; i++) {
        sum += matrix.get(i, column) * matrix.get(i, column);
      }
      return Math.sqrt(sum);
    }

    /** The distance of the first columns. */
    private static double distance(DMatrixRMaj a, DMatrixRMaj b, int columns) {
      double off = 0;
      double energy = 0;
      for (int i = 0; i < a.numRows; i++) {
        for (int j = 0; j < columns; j++) {
          double one = a.get(i, j);
          double other = b.get(i, j);
          off += (one - other) * (one - other);
          energy += one * one + other * other;
        }
      }
      return energy == 0 ? 0 : off / energy;
    }
  }
}
