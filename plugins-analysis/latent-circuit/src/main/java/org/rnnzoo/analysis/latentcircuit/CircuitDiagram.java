package org.rnnzoo.analysis.latentcircuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Figure.Width;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.figure.Panel.Link;
import org.rnnzoo.api.figure.Panel.Node;
import org.rnnzoo.api.figure.Panel.Role;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * A circuit as a diagram, inputs on the left, nodes in the middle and outputs on the right; a
 * larger one beside the matrix of all its weights, as nobody can follow a hundred arrows.
 */
final class CircuitDiagram {

  /** The largest circuit that is drawn with all its weights. */
  private static final int MOST_DRAWN_WHOLE = 6;

  /** Weights below this share of the largest of their kind are left out of a diagram. */
  private static final double FAINTEST = 0.05;

  /** The same for larger circuits. */
  private static final double FAINTEST_OF_MANY = 0.3;

  private CircuitDiagram() {}

  /**
   * Draws a circuit.
   *
   * @param verdict whether it is to be believed, for the title
   */
  static Figure of(
      String verdict, LeakyNetwork circuit, Masks masks, List<String> names, Channels channels) {
    boolean large = names.size() > MOST_DRAWN_WHOLE;
    double faintest = faintest(circuit);
    boolean whole =
        Stream.of(circuit.input(), circuit.recurrent(), circuit.readout())
            .allMatch(weights -> isDrawnWhole(weights, faintest));
    String left =
        whole
            ? ""
            : String.format(
                Locale.ROOT, "weights below %.0f %% of the largest not drawn", 100 * faintest);
    Panel diagram = diagram(left, circuit, masks, names, channels, faintest);
    return new Figure(
        "Latent circuit, " + verdict,
        "Inputs, the "
            + names.size()
            + " nodes of the latent circuit and outputs, joined by their weights"
            + (whole
                ? "."
                : "; "
                    + left
                    + ", of those onto nodes from inputs, among nodes and onto"
                    + " outputs each.")
            + (large ? " Beside them all weights onto nodes and outputs." : ""),
        large ? Width.PAGE : Width.WIDE,
        large ? 2 : 1,
        large ? List.of(diagram, matrix(circuit, names, channels)) : List.of(diagram));
  }

  /** Whether the connection between two nodes is strong enough to be drawn. */
  static boolean draws(LeakyNetwork circuit, int to, int from) {
    DMatrixRMaj weights = circuit.recurrent();
    return isDrawn(weights.get(to, from), faintest(circuit) * largest(weights));
  }

  private static double faintest(LeakyNetwork circuit) {
    return circuit.dimension() > MOST_DRAWN_WHOLE ? FAINTEST_OF_MANY : FAINTEST;
  }

  private static boolean isDrawn(double weight, double least) {
    return weight != 0 && Math.abs(weight) >= least;
  }

  private static boolean isDrawnWhole(DMatrixRMaj weights, double faintest) {
    double least = faintest * largest(weights);
    return Arrays.stream(weights.data, 0, weights.getNumElements())
        .allMatch(weight -> weight == 0 || isDrawn(weight, least));
  }

  private static double largest(DMatrixRMaj weights) {
    return Arrays.stream(weights.data, 0, weights.getNumElements()).map(Math::abs).max().orElse(0);
  }

  private static Panel diagram(
      String title,
      LeakyNetwork circuit,
      Masks masks,
      List<String> names,
      Channels channels,
      double faintest) {
    List<Node> nodes = new ArrayList<>();
    int inputs = channels.inputs().size();
    int outputs = channels.outputs().size();
    for (int i = 0; i < inputs; i++) {
      nodes.add(new Node(channels.inputs().get(i), Role.INPUT, 0.08, height(i, inputs)));
    }
    for (int i = 0; i < names.size(); i++) {
      nodes.add(
          masks == Masks.LABELLED
              ? labelledNode(names.get(i), i, names.size(), inputs, outputs)
              : freeNode(names.get(i), i, names.size()));
    }
    for (int i = 0; i < outputs; i++) {
      nodes.add(new Node(channels.outputs().get(i), Role.OUTPUT, 0.92, height(i, outputs)));
    }
    List<Link> links = new ArrayList<>();
    addLinks(links, circuit.input(), 0, inputs, faintest);
    addLinks(links, circuit.recurrent(), inputs, inputs, faintest);
    addLinks(links, circuit.readout(), inputs, inputs + names.size(), faintest);
    double aspect = names.size() > MOST_DRAWN_WHOLE ? 1 : 0.6;
    return new Panel.Circuit(title, aspect, nodes, links);
  }

  /** Places from top to bottom. */
  private static double height(int index, int count) {
    return 1 - (index + 0.5) / count;
  }

  /** One or two nodes stand above each other, more on a ring. */
  private static Node freeNode(String name, int index, int count) {
    return count < 3
        ? new Node(name, Role.UNIT, 0.5, height(index, count))
        : onRing(name, Math.PI / 2 - 2 * Math.PI * index / count);
  }

  /** Nodes with an input stand on the left half of the ring, with an output on the right half. */
  private static Node labelledNode(String name, int index, int count, int inputs, int outputs) {
    int fromOutputs = index - (count - outputs);
    if (index < inputs) {
      return onRing(name, Math.PI / 2 + Math.PI * (index + 0.5) / inputs);
    } else if (fromOutputs >= 0) {
      return onRing(name, Math.PI / 2 - Math.PI * (fromOutputs + 0.5) / outputs);
    }
    return new Node(name, Role.UNIT, 0.5, height(index - inputs, count - inputs - outputs));
  }

  private static Node onRing(String name, double angle) {
    return new Node(name, Role.UNIT, 0.5 + 0.22 * Math.cos(angle), 0.5 + 0.38 * Math.sin(angle));
  }

  private static void addLinks(
      List<Link> links, DMatrixRMaj weights, int from, int to, double faintest) {
    double least = faintest * largest(weights);
    for (int target = 0; target < weights.numRows; target++) {
      for (int source = 0; source < weights.numCols; source++) {
        double weight = weights.get(target, source);
        if (isDrawn(weight, least)) {
          links.add(new Link(from + source, to + target, weight));
        }
      }
    }
  }

  /** All weights: columns are sources, inputs first; rows are targets, outputs last. */
  private static Panel matrix(LeakyNetwork circuit, List<String> names, Channels channels) {
    List<String> sources = new ArrayList<>(channels.inputs().stream().map(c -> "› " + c).toList());
    sources.addAll(names);
    List<String> targets = new ArrayList<>();
    for (int output = channels.outputs().size() - 1; output >= 0; output--) {
      targets.add(channels.outputs().get(output) + " ›");
    }
    for (int node = names.size() - 1; node >= 0; node--) {
      targets.add(names.get(node));
    }
    int inputs = channels.inputs().size();
    double[][] values = new double[targets.size()][sources.size()];
    for (int row = 0; row < values.length; row++) {
      int output = channels.outputs().size() - 1 - row;
      int node = targets.size() - 1 - row;
      for (int column = 0; column < values[row].length; column++) {
        boolean fromInput = column < inputs;
        if (output >= 0) {
          values[row][column] = fromInput ? 0 : circuit.readout().get(output, column - inputs);
        } else {
          values[row][column] =
              fromInput
                  ? circuit.input().get(node, column)
                  : circuit.recurrent().get(node, column - inputs);
        }
      }
    }
    return new Panel.Plot(
        "all weights",
        Axis.categories("from", sources),
        Axis.categories("to", targets),
        (double) targets.size() / sources.size(),
        false,
        List.of(
            new Layer.Raster(
                "weight",
                values,
                -0.5,
                sources.size() - 0.5,
                -0.5,
                targets.size() - 0.5,
                Layer.Scale.DIVERGING)));
  }
}
