package org.rnnzoo.api.figure;

import java.util.List;

/** One panel of a figure. */
public sealed interface Panel {

  /** The title above the panel; empty for none. */
  String title();

  /** The height of the panel over its width. */
  double aspect();

  /**
   * Layers over a pair of axes, drawn in order.
   *
   * @param equalScale whether a unit of x and of y are equally long
   */
  record Plot(String title, Axis x, Axis y, double aspect, boolean equalScale, List<Layer> layers)
      implements Panel {
    public Plot {
      layers = List.copyOf(layers);
    }
  }

  /**
   * A circuit: nodes and weighted connections. The renderer draws width by the size and colour by
   * the sign of a weight, with an arrow for excitation and a bar for inhibition.
   */
  record Circuit(String title, double aspect, List<Node> nodes, List<Link> links) implements Panel {
    public Circuit {
      nodes = List.copyOf(nodes);
      links = List.copyOf(links);
    }
  }

  /**
   * A node of a circuit.
   *
   * @param label a short name, written inside or beside
   * @param role what it is
   * @param x its place, 0 (left) to 1 (right)
   * @param y its place, 0 (bottom) to 1 (top)
   */
  record Node(String label, Role role, double x, double y) {}

  /** What a node of a circuit is. */
  enum Role {
    INPUT,
    UNIT,
    OUTPUT
  }

  /**
   * A connection.
   *
   * @param from the place of the source in the list of nodes
   * @param to the place of the target in the list of nodes; may equal {@code from}
   * @param weight its weight
   */
  record Link(int from, int to, double weight) {}
}
