package org.rnnzoo.workbench.explore;

import java.util.List;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * What somebody does to a latent circuit: weights that are changed, and then nodes that are cut off
 * from what they project to.
 *
 * @param links the changed weights
 * @param cut the places of the nodes that are cut off
 */
public record CircuitChange(List<Link> links, Set<Integer> cut) {

  /** Nothing is done. */
  public static final CircuitChange NONE = new CircuitChange(List.of(), Set.of());

  /** Which weights of a circuit a link belongs to. */
  public enum Kind {
    /** From node to node. */
    RECURRENT,
    /** From an input to a node. */
    INPUT,
    /** From a node to an output. */
    READOUT
  }

  /**
   * A weight that is changed.
   *
   * @param kind which weights it belongs to
   * @param to the place of its target
   * @param from the place of its source
   * @param by what is added to it
   */
  public record Link(Kind kind, int to, int from, double by) {}

  public CircuitChange {
    links = List.copyOf(links);
    cut = Set.copyOf(cut);
  }

  /** The circuit after the change. */
  LeakyNetwork circuit(LeakyNetwork circuit) {
    Weights weights = new Weights(circuit);
    for (Link link : links) {
      weights.of(link.kind()).add(link.to(), link.from(), link.by());
    }
    for (int node : cut) {
      for (DMatrixRMaj matrix : List.of(weights.recurrent, weights.readout)) {
        for (int row = 0; row < matrix.numRows; row++) {
          matrix.set(row, node, 0);
        }
      }
    }
    return weights.in(circuit);
  }

  /**
   * The network after what the embedding {@code y ≈ s Q x} says the change to be. A connection from
   * node j to node i is the change of rank one {@code Δ q_i q_jᵀ} (Langdon &amp; Engel 2025), an
   * input weight {@code s Δ q_i}, a readout weight {@code Δ q_jᵀ / s}; of a node that is cut off,
   * activity along q is neither passed on nor read: {@code W (I − qqᵀ)} and {@code W_out (I −
   * qqᵀ)}.
   *
   * @param q Q, {@code [units, nodes]}
   * @param scale s
   */
  LeakyNetwork network(LeakyNetwork network, DMatrixRMaj q, double scale) {
    Weights weights = new Weights(network);
    for (Link link : links) {
      switch (link.kind()) {
        case RECURRENT -> {
          for (int i = 0; i < q.numRows; i++) {
            for (int j = 0; j < q.numRows; j++) {
              weights.recurrent.add(i, j, link.by() * q.get(i, link.to()) * q.get(j, link.from()));
            }
          }
        }
        case INPUT -> {
          for (int i = 0; i < q.numRows; i++) {
            weights.input.add(i, link.from(), scale * link.by() * q.get(i, link.to()));
          }
        }
        case READOUT -> {
          for (int j = 0; j < q.numRows; j++) {
            weights.readout.add(link.to(), j, link.by() / scale * q.get(j, link.from()));
          }
        }
      }
    }
    for (int node : cut) {
      blind(weights.recurrent, q, node);
      blind(weights.readout, q, node);
    }
    return weights.in(network);
  }

  /** Takes what arrives along the direction of a node out of a matrix. */
  private static void blind(DMatrixRMaj matrix, DMatrixRMaj q, int node) {
    for (int row = 0; row < matrix.numRows; row++) {
      double along = 0;
      for (int i = 0; i < q.numRows; i++) {
        along += matrix.get(row, i) * q.get(i, node);
      }
      for (int i = 0; i < q.numRows; i++) {
        matrix.add(row, i, -along * q.get(i, node));
      }
    }
  }

  /** The matrices of a network, free to be changed. */
  private static final class Weights {

    private final DMatrixRMaj recurrent;
    private final DMatrixRMaj input;
    private final DMatrixRMaj readout;

    Weights(LeakyNetwork network) {
      recurrent = network.recurrent().copy();
      input = network.input().copy();
      readout = network.readout().copy();
    }

    DMatrixRMaj of(Kind kind) {
      return switch (kind) {
        case RECURRENT -> recurrent;
        case INPUT -> input;
        case READOUT -> readout;
      };
    }

    LeakyNetwork in(LeakyNetwork network) {
      return new LeakyNetwork(
          network.form(),
          network.activation(),
          network.timeConstant(),
          network.alpha(),
          recurrent,
          input,
          network.bias(),
          readout,
          network.readoutBias(),
          network.initial());
    }
  }
}
