package org.rnnzoo.analysis.latentcircuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
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
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.PhaseLine;
import org.rnnzoo.dynamics.PhasePlane;
import org.rnnzoo.dynamics.PhasePortrait;
import org.rnnzoo.dynamics.Trajectories;

/** The figures of a latent circuit. */
final class CircuitFigures {

  /** So many colours are told apart; with more nodes each has a panel of its own. */
  private static final int MOST_COLOURS = 6;

  private static final int MOST_POINTS = 1500;
  private static final int TRIALS_SHOWN = 3;
  private static final int COLUMNS = 3;

  private CircuitFigures() {}

  /** The weights of the circuit against those that the network's connectivity predicts. */
  static Figure conjugation(Conjugation conjugation) {
    LeakyNetwork circuit = conjugation.circuit();
    return new Figure(
        "Circuit and connectivity",
        "Each weight of the latent circuit against the weight that the network's own connectivity"
            + " predicts for it: W, Wᵢₙ and Wₒᵤₜ are the network's recurrent, input and readout"
            + " weights, w, wᵢₙ and wₒᵤₜ the circuit's, and the circuit's states x are embedded"
            + " as s Q x, with orthonormal columns of Q and a scale s. On the dashed line both are"
            + " equal.",
        Width.PAGE,
        3,
        List.of(
            scatter(
                "Recurrent",
                Axis.of("recurrent weights of the network, QᵀWQ"),
                Axis.of("recurrent weights of the circuit, w"),
                conjugation.recurrent().data,
                circuit.recurrent().data,
                Mark.DISC),
            scatter(
                "Input",
                Axis.of("input weights of the network, QᵀWᵢₙ/s"),
                Axis.of("input weights of the circuit, wᵢₙ"),
                conjugation.input().data,
                circuit.input().data,
                Mark.DISC),
            scatter(
                "Readout",
                Axis.of("readout weights of the network, sWₒᵤₜQ"),
                Axis.of("readout weights of the circuit, wₒᵤₜ"),
                conjugation.readout().data,
                circuit.readout().data,
                Mark.DISC)));
  }

  /** What perturbed connections do to the network against what they do to circuits. */
  static Figure perturbation(List<Candidate> candidates) {
    List<Panel> panels = new ArrayList<>();
    for (Candidate candidate : candidates) {
      PerturbationTest test = candidate.perturbation();
      int stride = (test.predicted().length - 1) / MOST_POINTS + 1;
      String name =
          candidate.anchor() > 0
              ? "anchor " + CircuitReport.number(candidate.anchor())
              : "without anchor";
      panels.add(
          scatter(
              String.format(
                  Locale.ROOT,
                  "%s: r = %.2f, slope %.2f",
                  name,
                  test.agreement().correlation(),
                  test.agreement().slope()),
              Axis.of("output change, circuit"),
              Axis.of("output change, network"),
              everyNth(test.predicted(), stride),
              everyNth(test.observed(), stride),
              Mark.DOT));
    }
    return new Figure(
        "Perturbation test",
        "Changes of the network's outputs against the changes that the latent circuit predicts,"
            + " after changes of single latent connections. On the dashed line both are equal.",
        panels.size() > 1 ? Width.WIDE : Width.COLUMN,
        panels.size(),
        panels);
  }

  /** What one changed connection does to the outputs, condition by condition. */
  static Figure connection(ConnectionChange change, List<String> names, Channels channels) {
    int outputs = channels.outputs().size();
    List<ConnectionChange.Condition> conditions = change.conditions();
    List<Panel> panels = new ArrayList<>();
    List<String> labels = conditions.stream().map(ConnectionChange.Condition::label).toList();
    for (int output = 0; output < outputs; output++) {
      int k = output;
      boolean first = output == 0;
      panels.add(
          new Panel.Plot(
              channels.outputs().get(output),
              Axis.of("output at the end"),
              Axis.categories(first ? String.join(", ", change.columns()) : "", labels),
              Math.min(2, 0.3 + 0.07 * labels.size()),
              false,
              List.of(
                  ends(
                      first ? "circuit, before" : "",
                      conditions,
                      c -> c.circuit()[k],
                      0.12,
                      Ink.SKY_BLUE,
                      Mark.RING),
                  ends(
                      first ? "circuit, changed" : "",
                      conditions,
                      c -> c.changedCircuit()[k],
                      0.12,
                      Ink.BLUE,
                      Mark.DISC),
                  ends(
                      first ? "network, before" : "",
                      conditions,
                      c -> c.network()[k],
                      -0.12,
                      Ink.ORANGE,
                      Mark.RING),
                  ends(
                      first ? "network, changed" : "",
                      conditions,
                      c -> c.changedNetwork()[k],
                      -0.12,
                      Ink.VERMILION,
                      Mark.DISC))));
    }
    panels.add(
        scatter(
            agreement(change),
            Axis.of("predicted change"),
            Axis.of("real change"),
            change.predicted(),
            change.real(),
            Mark.DISC));
    return new Figure(
        String.format(
            Locale.ROOT,
            "Connection %s → %s changed by %s",
            names.get(change.from()),
            names.get(change.to()),
            CircuitReport.number(change.size())),
        "Outputs of the circuit and of the network in each condition before and after a change of"
            + " one connection, and the real change against the predicted one.",
        Width.PAGE,
        Math.min(3, panels.size()),
        panels);
  }

  private static String agreement(ConnectionChange change) {
    Agreement agreement = change.agreement();
    return Double.isFinite(agreement.correlation())
        ? String.format(
            Locale.ROOT,
            "all conditions: r = %.2f, slope %.2f",
            agreement.correlation(),
            agreement.slope())
        : "";
  }

  /** An output at the end of each condition, a little above its place or below it. */
  private static Layer ends(
      String label,
      List<ConnectionChange.Condition> conditions,
      ToDoubleFunction<ConnectionChange.Condition> output,
      double aside,
      Ink ink,
      Mark mark) {
    return new Points(
        label,
        conditions.stream().mapToDouble(output).toArray(),
        IntStream.range(0, conditions.size()).mapToDouble(place -> place + aside).toArray(),
        ink,
        mark);
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

  /**
   * The circuit's states and the network's states as the circuit would see them, over time: a panel
   * for each of some trials, or for each node where nodes are more than colours.
   */
  static Figure trajectories(
      Teacher teacher, Clock clock, Activity circuit, Embedding embedding, List<String> names) {
    DMatrixRMaj projected = embedding.project(teacher.activity().states());
    int trials = Math.min(TRIALS_SHOWN, teacher.stimuli().trials());
    boolean byNode = names.size() > MOST_COLOURS;
    int panelCount = byNode ? names.size() : trials;
    int lines = byNode ? trials : names.size();
    List<Panel> panels = new ArrayList<>();
    for (int panel = 0; panel < panelCount; panel++) {
      List<Layer> layers = new ArrayList<>();
      for (int line = 0; line < lines; line++) {
        int trial = byNode ? line : panel;
        int node = byNode ? panel : line;
        String name = panel > 0 ? "" : byNode ? "trial " + (trial + 1) : names.get(node);
        String seen = panel == 0 && line == 0 ? "network" : "";
        Ink ink = Ink.series(line);
        layers.add(course(seen, teacher, clock, projected, trial, node, ink, Style.DASHED));
        layers.add(course(name, teacher, clock, circuit.states(), trial, node, ink, Style.SOLID));
      }
      panels.add(
          new Panel.Plot(
              byNode ? names.get(panel) : "Trial " + (panel + 1),
              Axis.of("Time (ms)"),
              Axis.of(panel % COLUMNS == 0 ? "Latent state" : ""),
              0.8,
              false,
              layers));
    }
    return new Figure(
        "Latent trajectories",
        "States of the latent circuit (solid) and states of the network projected on its nodes"
            + " (dashed) in held-out trials.",
        Width.PAGE,
        Math.min(COLUMNS, panelCount),
        panels);
  }

  private static Layer course(
      String label,
      Teacher teacher,
      Clock clock,
      DMatrixRMaj states,
      int trial,
      int node,
      Ink ink,
      Style style) {
    int start = teacher.stimuli().starts()[trial];
    double[] time = new double[teacher.stimuli().steps(trial)];
    Arrays.setAll(time, step -> clock.ms(step + 1));
    double[] values = new double[time.length];
    Arrays.setAll(values, step -> states.get(start + step, node));
    return new Curve(label, time, values, ink, style);
  }

  /**
   * The state space of a circuit without input, or a plane through it, with the network's states
   * projected into it.
   */
  static Figure phasePortrait(
      Teacher teacher,
      FittedCircuit fit,
      FixedPoints points,
      PortraitPlane chosen,
      List<String> names,
      Channels channels) {
    LeakyNetwork circuit = fit.circuit();
    double[] noInput = new double[circuit.inputs()];
    DMatrixRMaj latent = fit.embedding().project(teacher.activity().states());
    Trajectories trajectories = trajectories(teacher, latent);
    Panel panel;
    if (names.size() == 1) {
      panel = new PhaseLine(circuit, noInput, points, trajectories).plot("");
    } else {
      PhasePlane plane =
          names.size() == 2
              ? PhasePlane.ofTwoVariables(names.get(0), names.get(1))
              : chosen.of(circuit, points, latent, channels.outputs());
      String held =
          names.size() == 2
              ? ""
              : String.format(
                  Locale.ROOT,
                  "plane with %.0f %% of the variance",
                  100 * PortraitPlane.heldVariance(plane, latent));
      panel = new PhasePortrait(circuit, noInput, plane, points, trajectories, false).plot(held);
    }
    return new Figure(
        "Phase portrait of the latent circuit",
        "Flow and fixed points of the latent circuit without input, and the states of the network"
            + " in held-out trials projected onto its nodes.",
        Width.WIDE,
        1,
        List.of(panel));
  }

  private static Trajectories trajectories(Teacher teacher, DMatrixRMaj latent) {
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
