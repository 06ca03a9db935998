package org.rnnzoo.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Figure.Width;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Layer.Arrows;
import org.rnnzoo.api.figure.Layer.Band;
import org.rnnzoo.api.figure.Layer.Circle;
import org.rnnzoo.api.figure.Layer.Curve;
import org.rnnzoo.api.figure.Layer.Mark;
import org.rnnzoo.api.figure.Layer.Orientation;
import org.rnnzoo.api.figure.Layer.Points;
import org.rnnzoo.api.figure.Layer.Raster;
import org.rnnzoo.api.figure.Layer.Rule;
import org.rnnzoo.api.figure.Layer.Scale;
import org.rnnzoo.api.figure.Layer.Style;
import org.rnnzoo.api.figure.Layer.Text;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.figure.Panel.Circuit;
import org.rnnzoo.api.figure.Panel.Link;
import org.rnnzoo.api.figure.Panel.Node;
import org.rnnzoo.api.figure.Panel.Plot;
import org.rnnzoo.api.figure.Panel.Role;

/** Figures such as the zoo makes, one for each kind of panel and layer. */
final class SampleFigures {

  private SampleFigures() {}

  static Map<String, Figure> all() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("training", training());
    figures.put("trial", trial());
    figures.put("phase-portrait", phasePortrait());
    figures.put("circuit-2", figure(Width.COLUMN, 1, flipFlopCircuit()));
    figures.put("circuit-8", figure(Width.COLUMN, 1, contextCircuit()));
    figures.put("eigenvalues", figure(Width.COLUMN, 1, eigenvalues()));
    figures.put("scatter", figure(Width.COLUMN, 1, scatter()));
    figures.put("weights", figure(Width.COLUMN, 1, weights()));
    figures.put("marks", figure(Width.COLUMN, 1, marks()));
    figures.put("categories", figure(Width.COLUMN, 1, categories()));
    figures.put(
        "page",
        figure(
            Width.PAGE, 3, flipFlopCircuit(), eigenvalues(), scatter(), weights(), categories()));
    figures.put("empty", figure(Width.COLUMN, 2, emptyPlot(), emptyCircuit()));
    return figures;
  }

  private static Figure figure(Width width, int columns, Panel... panels) {
    return new Figure("", "A sample.", width, columns, List.of(panels));
  }

  static Figure training() {
    Random random = new Random(1);
    int n = 400;
    double[] step = new double[n];
    double[] loss = new double[n];
    double[] validation = new double[n];
    double[] accuracy = new double[n];
    for (int i = 0; i < n; i++) {
      step[i] = 10.0 * i;
      double trend = 0.5 * Math.exp(-i / 60.0) + 0.004;
      loss[i] = trend * Math.exp(0.15 * random.nextGaussian());
      validation[i] = 1.2 * trend;
      accuracy[i] = 1 / (1 + Math.exp(-(i - 120) / 25.0)) - 0.01 * random.nextDouble();
    }
    return figure(
        Width.COLUMN,
        1,
        new Plot(
            "",
            Axis.of("training step"),
            Axis.logarithmic("loss"),
            0.35,
            false,
            List.of(
                new Curve("training", step, loss, Ink.LIGHT_GREY, Style.SOLID),
                new Curve("validation", step, validation, Ink.BLUE, Style.SOLID))),
        new Plot(
            "",
            Axis.of("training step"),
            Axis.of("accuracy", 0, 1),
            0.35,
            false,
            List.of(
                new Curve("validation", step, accuracy, Ink.BLUE, Style.SOLID),
                new Rule("stop at 0.95", Orientation.HORIZONTAL, 0.95, Ink.VERMILION))));
  }

  static Figure trial() {
    int n = 301;
    double[] time = new double[n];
    double[][] input = new double[2][n];
    double[][] target = new double[2][n];
    double[][] output = new double[2][n];
    int[][] pulses = {{30, 1}, {110, -1}, {220, 1}, {60, -1}, {160, 1}, {250, -1}};
    Random random = new Random(2);
    for (int i = 0; i < n; i++) {
      time[i] = 10.0 * i;
      for (int bit = 0; bit < 2; bit++) {
        double state = i == 0 ? 0 : target[bit][i - 1];
        for (int p = 3 * bit; p < 3 * bit + 3; p++) {
          if (i >= pulses[p][0] && i < pulses[p][0] + 10) {
            input[bit][i] = pulses[p][1];
            state = pulses[p][1];
          }
        }
        target[bit][i] = i < 20 ? Double.NaN : state;
        double last = i == 0 ? 0 : output[bit][i - 1];
        double goal = Double.isNaN(target[bit][i]) ? 0 : target[bit][i];
        output[bit][i] = last + 0.2 * (goal - last) + 0.03 * random.nextGaussian();
      }
    }
    List<Layer> bands =
        List.of(
            new Band("fixation", 0, 200),
            new Band("stimulus", 200, 1200),
            new Band("delay", 1200, 2100),
            new Band("response", 2100, 3000));
    List<Panel> panels = new ArrayList<>();
    panels.add(
        new Plot(
            "",
            Axis.of("time (ms)"),
            Axis.of("input"),
            0.2,
            false,
            with(
                bands,
                new Curve("set bit 1", time, input[0], Ink.BLUE, Style.STEPS),
                new Curve("set bit 2", time, input[1], Ink.VERMILION, Style.STEPS))));
    for (int bit = 0; bit < 2; bit++) {
      panels.add(
          new Plot(
              "",
              Axis.of("time (ms)"),
              Axis.of("bit " + (bit + 1)),
              0.2,
              false,
              with(
                  bands,
                  new Curve("target", time, target[bit], Ink.BLACK, Style.DASHED),
                  new Curve("output", time, output[bit], Ink.series(bit), Style.SOLID))));
    }
    return new Figure("2-bit flip-flop, trial 7", "One trial.", Width.COLUMN, 1, panels);
  }

  private static List<Layer> with(List<Layer> layers, Layer... more) {
    List<Layer> all = new ArrayList<>(layers);
    all.addAll(List.of(more));
    return all;
  }

  static Figure phasePortrait() {
    return figure(Width.COLUMN, 1, phasePlane());
  }

  private static double flow(double x) {
    return -x + Math.tanh(2.5 * x);
  }

  static Plot phasePlane() {
    double end = 1.5;
    int n = 40;
    double[][] speed = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        speed[i][j] = Math.hypot(flow(cell(i, n, end)), flow(cell(j, n, end)));
      }
    }
    int m = 21;
    double[][] arrows = new double[4][m * m];
    for (int i = 0; i < m * m; i++) {
      arrows[0][i] = -end + 2 * end * (i % m) / (m - 1);
      arrows[1][i] = -end + 2 * end * Math.floorDiv(i, m) / (m - 1);
      double size = Math.hypot(flow(arrows[0][i]), flow(arrows[1][i]));
      arrows[2][i] = size < 1e-9 ? 0 : 0.1 * flow(arrows[0][i]) / size;
      arrows[3][i] = size < 1e-9 ? 0 : 0.1 * flow(arrows[1][i]) / size;
    }
    List<Layer> layers = new ArrayList<>();
    layers.add(new Raster("speed (1/τ)", speed, -end, end, -end, end, Scale.SEQUENTIAL));
    layers.add(new Arrows("", arrows[0], arrows[1], arrows[2], arrows[3], Ink.GREY));
    Random random = new Random(3);
    for (int k = 0; k < 30; k++) {
      layers.add(trajectory(random, end));
    }
    double a = 0.98562;
    double[] stable = {-a, a};
    layers.add(nullcline("ẋ₁ = 0", true, end));
    layers.add(nullcline("ẋ₂ = 0", false, end));
    layers.add(
        new Points(
            "stable",
            new double[] {-a, -a, a, a},
            new double[] {-a, a, -a, a},
            Ink.ORANGE,
            Mark.DISC));
    layers.add(
        new Points(
            "saddle",
            new double[] {stable[0], stable[1], 0, 0},
            new double[] {0, 0, stable[0], stable[1]},
            Ink.ORANGE,
            Mark.HALF_DISC));
    layers.add(new Points("unstable", new double[] {0}, new double[] {0}, Ink.ORANGE, Mark.RING));
    return new Plot(
        "Two combined flip-flops",
        Axis.of("latent variable x₁"),
        Axis.of("latent variable x₂"),
        1,
        true,
        layers);
  }

  private static double cell(int index, int count, double end) {
    return -end + 2 * end * (index + 0.5) / count;
  }

  private static Curve trajectory(Random random, double end) {
    double[] x = new double[80];
    double[] y = new double[80];
    x[0] = end * (2 * random.nextDouble() - 1);
    y[0] = end * (2 * random.nextDouble() - 1);
    for (int i = 1; i < 80; i++) {
      x[i] = x[i - 1] + 0.1 * flow(x[i - 1]) + 0.015 * random.nextGaussian();
      y[i] = y[i - 1] + 0.1 * flow(y[i - 1]) + 0.015 * random.nextGaussian();
    }
    return new Curve("trajectories", x, y, Ink.BLACK, Style.FAINT);
  }

  /** The three branches of a nullcline, broken by NaN. */
  private static Curve nullcline(String label, boolean vertical, double end) {
    double a = 0.98562;
    double nan = Double.NaN;
    double[] level = {-a, -a, nan, 0, 0, nan, a, a};
    double[] along = {-end, end, nan, -end, end, nan, -end, end};
    return new Curve(
        label,
        vertical ? level : along,
        vertical ? along : level,
        vertical ? Ink.BLUE : Ink.GREEN,
        Style.SOLID);
  }

  static Circuit flipFlopCircuit() {
    List<Node> nodes =
        List.of(
            new Node("set 1", Role.INPUT, 0, 0.8),
            new Node("set 2", Role.INPUT, 0, 0.2),
            new Node("x₁", Role.UNIT, 0.5, 0.8),
            new Node("x₂", Role.UNIT, 0.5, 0.2),
            new Node("bit 1", Role.OUTPUT, 1, 0.8),
            new Node("bit 2", Role.OUTPUT, 1, 0.2));
    return new Circuit(
        "Latent circuit",
        0.6,
        nodes,
        List.of(
            new Link(0, 2, 1.21),
            new Link(1, 3, 1.08),
            new Link(0, 3, -0.11),
            new Link(1, 2, 0.06),
            new Link(2, 2, 1.53),
            new Link(3, 3, 1.47),
            new Link(2, 3, -0.21),
            new Link(3, 2, -0.34),
            new Link(2, 4, 0.97),
            new Link(3, 5, 1.02),
            new Link(2, 5, 0.001)));
  }

  static Circuit contextCircuit() {
    List<Node> nodes = new ArrayList<>();
    String[] inputs = {"motion ctx", "colour ctx", "right", "left", "red", "green"};
    for (int i = 0; i < 6; i++) {
      nodes.add(new Node(inputs[i], Role.INPUT, 0, 1 - i / 5.0));
    }
    for (int i = 0; i < 8; i++) {
      double angle = 2 * Math.PI * i / 8;
      nodes.add(
          new Node(
              String.valueOf(i + 1),
              Role.UNIT,
              0.52 + 0.24 * Math.sin(angle),
              0.5 + 0.42 * Math.cos(angle)));
    }
    nodes.add(new Node("choice R", Role.OUTPUT, 1, 0.7));
    nodes.add(new Node("choice L", Role.OUTPUT, 1, 0.3));
    Random random = new Random(4);
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      links.add(new Link(i, 6 + i, 0.6 + 0.4 * random.nextDouble()));
    }
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < 8; j++) {
        double weight = 0.5 * random.nextGaussian();
        links.add(new Link(6 + i, 6 + j, Math.abs(weight) < 0.25 ? 0 : weight));
      }
    }
    links.add(new Link(12, 14, 0.9));
    links.add(new Link(13, 15, 0.85));
    return new Circuit("Context-dependent decision", 0.75, nodes, links);
  }

  static Plot eigenvalues() {
    Random random = new Random(5);
    double[] re = new double[64];
    double[] im = new double[64];
    for (int i = 0; i < 64; i += 2) {
      double radius = 0.9 * Math.sqrt(random.nextDouble());
      double angle = Math.PI * random.nextDouble();
      re[i] = radius * Math.cos(angle) - 1;
      im[i] = radius * Math.sin(angle);
      re[i + 1] = re[i];
      im[i + 1] = -im[i];
    }
    return new Plot(
        "Spectrum of the Jacobian",
        Axis.of("Re λ (1/τ)"),
        Axis.of("Im λ (1/τ)"),
        0.8,
        true,
        List.of(
            new Circle("radius g", -1, 0, 1, Ink.GREY),
            new Rule("Re λ = 0", Orientation.VERTICAL, 0, Ink.BLACK),
            new Points("eigenvalues", re, im, Ink.BLUE, Mark.DISC),
            new Points(
                "outlier", new double[] {0.31}, new double[] {0}, Ink.VERMILION, Mark.DISC)));
  }

  static Plot scatter() {
    Random random = new Random(6);
    double[] x = new double[200];
    double[] y = new double[200];
    for (int i = 0; i < 200; i++) {
      x[i] = random.nextGaussian();
      y[i] = x[i] + 0.2 * random.nextGaussian();
    }
    return new Plot(
        "",
        Axis.of("rate of the network (a.u.)"),
        Axis.of("rate of the circuit (a.u.)"),
        0.9,
        true,
        List.of(
            new Curve(
                "identity", new double[] {-3, 3}, new double[] {-3, 3}, Ink.GREY, Style.DASHED),
            new Points("r² = 0.96", x, y, Ink.BLUE, Mark.DOT)));
  }

  static Plot weights() {
    Random random = new Random(7);
    double[][] w = new double[16][16];
    for (double[] row : w) {
      for (int j = 0; j < 16; j++) {
        row[j] = (j < 12 ? 1 : -2) * Math.abs(random.nextGaussian());
      }
    }
    w[3][3] = Double.NaN;
    return new Plot(
        "Recurrent weights",
        Axis.of("from unit", 0.5, 16.5),
        Axis.of("to unit", 16.5, 0.5),
        0.85,
        true,
        List.of(new Raster("weight", w, 0.5, 16.5, 0.5, 16.5, Scale.DIVERGING)));
  }

  static Plot marks() {
    List<Layer> layers = new ArrayList<>();
    Mark[] all = Mark.values();
    for (int i = 0; i < all.length; i++) {
      String name = all[i].name().toLowerCase(Locale.ROOT).replace('_', ' ');
      double[] x = {1, 2, 3, 9};
      double[] y = {i, i + 0.3, i, i};
      layers.add(new Points(name, x, y, Ink.series(i), all[i]));
    }
    Style[] styles = Style.values();
    for (int i = 0; i < styles.length; i++) {
      String name = styles[i].name().toLowerCase(Locale.ROOT);
      double[] x = {3.5, 4, 4.5, 5, 5.5, 9};
      double[] y = {i, i + 0.5, Double.NaN, i + 0.5, i + 0.2, i};
      layers.add(new Curve(name, x, y, Ink.series(i), styles[i]));
    }
    layers.add(new Circle("circle", 4.5, 2.5, 2.2, Ink.PURPLE));
    layers.add(
        new Arrows(
            "arrows & <shafts>",
            new double[] {0.5, 0.5, 5},
            new double[] {0, 1, 5},
            new double[] {0.3, 0, 3},
            new double[] {0.4, 0, 0},
            Ink.BLACK));
    layers.add(new Text("Δt = τ/10 “quoted”", 2, 5.6, Ink.GREY));
    return new Plot("Marks and styles", Axis.of("x", 0, 6), Axis.of("y"), 0.6, false, layers);
  }

  static Plot categories() {
    List<String> names = List.of("flip-flop", "delayed match", "T-maze", "context", "ready-set-go");
    return new Plot(
        "",
        Axis.categories("", names),
        Axis.of("participation ratio", 0, 8),
        0.6,
        false,
        List.of(
            new Points(
                "full rank",
                new double[] {-0.1, 0.9, 1.9, 2.9, 3.9},
                new double[] {2, 5.1, 3.3, 4, 6.2},
                Ink.BLUE,
                Mark.DISC),
            new Points(
                "rank 2",
                new double[] {0.1, 1.1, 2.1, 3.1, 4.1},
                new double[] {1.9, 1.5, 1.8, 2, 1.7},
                Ink.VERMILION,
                Mark.SQUARE)));
  }

  static Plot emptyPlot() {
    double[] none = {};
    return new Plot(
        "Nothing",
        Axis.logarithmic("x"),
        Axis.of("y"),
        0.8,
        false,
        List.of(
            new Curve("curve", none, none, Ink.BLUE, Style.STEPS),
            new Points("points", none, none, Ink.BLUE, Mark.DISC),
            new Raster("raster", new double[0][0], 0, 1, 0, 1, Scale.SEQUENTIAL)));
  }

  static Circuit emptyCircuit() {
    return new Circuit("No nodes", 0.8, List.of(), List.of());
  }
}
