package org.rnnzoo.analysis.latentcircuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Figure.Width;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Layer.Curve;
import org.rnnzoo.api.figure.Layer.Mark;
import org.rnnzoo.api.figure.Layer.Points;
import org.rnnzoo.api.figure.Layer.Style;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.figure.Panel.Link;
import org.rnnzoo.api.figure.Panel.Node;
import org.rnnzoo.api.figure.Panel.Role;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.PhaseLine;
import org.rnnzoo.dynamics.PhasePlane;
import org.rnnzoo.dynamics.PhasePortrait;
import org.rnnzoo.dynamics.Trajectories;

/** The figures of a latent circuit. */
final class CircuitFigures {

  /** Weights below this share of the largest of their matrix are left out of the diagram. */
  private static final double FAINTEST = 0.05;

  private static final int MOST_POINTS = 1500;
  private static final int TRIALS_SHOWN = 3;

  private CircuitFigures() {}

  /** The circuit as a diagram: inputs on the left, nodes in the middle, outputs on the right. */
  static Figure circuit(LeakyNetwork circuit, Masks masks, List<String> names, Channels channels) {
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
    addLinks(links, circuit.input(), 0, inputs);
    addLinks(links, circuit.recurrent(), inputs, inputs);
    addLinks(links, circuit.readout(), inputs, inputs + names.size());
    return new Figure(
        "Latent circuit",
        "Inputs, the "
            + names.size()
            + " nodes of the latent circuit and outputs, joined by their weights. Weights below 5 %"
            + " of the largest of their kind are left out.",
        Width.WIDE,
        1,
        List.of(new Panel.Circuit("", 0.6, nodes, links)));
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

  private static void addLinks(List<Link> links, DMatrixRMaj weights, int from, int to) {
    double largest = 0;
    for (int i = 0; i < weights.getNumElements(); i++) {
      largest = Math.max(largest, Math.abs(weights.data[i]));
    }
    for (int target = 0; target < weights.numRows; target++) {
      for (int source = 0; source < weights.numCols; source++) {
        double weight = weights.get(target, source);
        if (weight != 0 && Math.abs(weight) >= FAINTEST * largest) {
          links.add(new Link(from + source, to + target, weight));
        }
      }
    }
  }

  /** The weights of the circuit against those that the network's connectivity predicts. */
  static Figure conjugation(Conjugation conjugation) {
    LeakyNetwork circuit = conjugation.circuit();
    return new Figure(
        "Circuit and connectivity",
        "Each weight of the latent circuit against the weight that the network's own connectivity"
            + " predicts for it. On the dashed line both are equal.",
        Width.PAGE,
        3,
        List.of(
            scatter(
                "Recurrent",
                Axis.of("QᵀWQ of the network"),
                Axis.of("w of the circuit"),
                conjugation.recurrent().data,
                circuit.recurrent().data,
                Mark.DISC),
            scatter(
                "Input",
                Axis.of("QᵀW_in/s of the network"),
                Axis.of("w_in of the circuit"),
                conjugation.input().data,
                circuit.input().data,
                Mark.DISC),
            scatter(
                "Readout",
                Axis.of("s W_out Q of the network"),
                Axis.of("w_out of the circuit"),
                conjugation.readout().data,
                circuit.readout().data,
                Mark.DISC)));
  }

  /** What perturbed connections do to the network against what they do to the circuit. */
  static Figure perturbation(PerturbationTest test) {
    int stride = (test.predicted().length - 1) / MOST_POINTS + 1;
    String title =
        String.format(
            Locale.ROOT,
            "r = %.2f, slope %.2f",
            test.agreement().correlation(),
            test.agreement().slope());
    return new Figure(
        "Perturbation test",
        "Changes of the network's outputs against the changes that the latent circuit predicts,"
            + " after changes of single latent connections. On the dashed line both are equal.",
        Width.COLUMN,
        1,
        List.of(
            scatter(
                title,
                Axis.of("output change, circuit"),
                Axis.of("output change, network"),
                everyNth(test.predicted(), stride),
                everyNth(test.observed(), stride),
                Mark.DOT)));
  }

  private static double[] everyNth(double[] values, int stride) {
    double[] kept = new double[(values.length + stride - 1) / stride];
    Arrays.setAll(kept, i -> values[i * stride]);
    return kept;
  }

  private static Panel scatter(
      String title, Axis horizontal, Axis vertical, double[] x, double[] y, Mark mark) {
    double low = Math.min(Arrays.stream(x).min().orElse(0), Arrays.stream(y).min().orElse(0));
    double high = Math.max(Arrays.stream(x).max().orElse(0), Arrays.stream(y).max().orElse(0));
    double[] ends = {low, high};
    return new Panel.Plot(
        title,
        horizontal,
        vertical,
        1,
        true,
        List.of(
            new Curve("", ends, ends, Ink.GREY, Style.DASHED),
            new Points("", x, y, Ink.BLUE, mark)));
  }

  /** The circuit's states and the network's states as the circuit would see them, over time. */
  static Figure trajectories(
      Teacher teacher, Activity circuit, Embedding embedding, List<String> names) {
    DMatrixRMaj projected = embedding.project(teacher.activity().states());
    int shown = Math.min(TRIALS_SHOWN, teacher.stimuli().trials());
    List<Panel> panels = new ArrayList<>();
    for (int trial = 0; trial < shown; trial++) {
      List<Layer> layers = new ArrayList<>();
      for (int node = 0; node < names.size(); node++) {
        String name = trial == 0 ? names.get(node) : "";
        Ink ink = Ink.series(node);
        String seen = trial == 0 && node == 0 ? "network" : "";
        layers.add(course(seen, teacher, projected, trial, node, ink, Style.DASHED));
        layers.add(course(name, teacher, circuit.states(), trial, node, ink, Style.SOLID));
      }
      panels.add(
          new Panel.Plot(
              "Trial " + (trial + 1),
              Axis.of("Time (ms)"),
              Axis.of(trial == 0 ? "Latent state" : ""),
              0.8,
              false,
              layers));
    }
    return new Figure(
        "Latent trajectories",
        "States of the latent circuit (solid) and states of the network projected on its nodes"
            + " (dashed) in held-out trials.",
        Width.PAGE,
        shown,
        panels);
  }

  private static Layer course(
      String label,
      Teacher teacher,
      DMatrixRMaj states,
      int trial,
      int node,
      Ink ink,
      Style style) {
    int start = teacher.stimuli().starts()[trial];
    double[] time = new double[teacher.stimuli().steps(trial)];
    Arrays.setAll(time, step -> teacher.trials().clock().ms(step + 1));
    double[] values = new double[time.length];
    Arrays.setAll(values, step -> states.get(start + step, node));
    return new Curve(label, time, values, ink, style);
  }

  /**
   * The state space of a circuit of one or two nodes without input, with the network's states
   * projected into it.
   */
  static Figure phasePortrait(
      Teacher teacher, FittedCircuit fit, FixedPoints points, List<String> names) {
    LeakyNetwork circuit = fit.circuit();
    double[] noInput = new double[circuit.inputs()];
    Trajectories trajectories = projected(teacher, fit.embedding());
    Panel panel;
    if (names.size() == 1) {
      panel = new PhaseLine(circuit, noInput, points, trajectories).plot("");
    } else {
      PhasePlane plane = PhasePlane.ofTwoVariables(names.get(0), names.get(1));
      panel = new PhasePortrait(circuit, noInput, plane, points, trajectories, false).plot("");
    }
    return new Figure(
        "Phase portrait of the latent circuit",
        "Flow and fixed points of the latent circuit without input, and the states of the network"
            + " in held-out trials projected onto its nodes.",
        Width.WIDE,
        1,
        List.of(panel));
  }

  private static Trajectories projected(Teacher teacher, Embedding embedding) {
    DMatrixRMaj latent = embedding.project(teacher.activity().states());
    int[] starts = teacher.stimuli().starts();
    double[][] states = new double[teacher.stimuli().trials()][];
    for (int trial = 0; trial < states.length; trial++) {
      states[trial] =
          Arrays.copyOfRange(
              latent.data, starts[trial] * latent.numCols, starts[trial + 1] * latent.numCols);
    }
    return new Trajectories(latent.numCols, latent.numCols, latent.numCols, states, states, states);
  }
}
