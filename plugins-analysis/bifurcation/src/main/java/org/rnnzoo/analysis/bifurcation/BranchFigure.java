package org.rnnzoo.analysis.bifurcation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.dynamics.Stability;

/**
 * The bifurcation diagram: outputs at the fixed points over the parameter, by stability, with what
 * happens on the branches.
 *
 * @param scan the scan
 * @param outputs the names of the outputs
 */
record BranchFigure(Scan scan, List<String> outputs) {

  private static final int MOST_PANELS = 4;

  Figure draw() {
    List<Panel> panels = new ArrayList<>();
    for (int output = 0; output < Math.min(MOST_PANELS, outputs.size()); output++) {
      panels.add(panel(output));
    }
    String some =
        panels.size() < outputs.size()
            ? ", %s of %s outputs".formatted(panels.size(), outputs.size())
            : "";
    return new Figure(
        "Fixed points over " + scan.family().label() + some,
        "Outputs of the network at its fixed points over a parameter; solid where they are stable,"
            + " dashed where they are not. Marks tell where a fixed point comes, goes or changes;"
            + " the upright line is the network as trained.",
        panels.size() == 1 ? Figure.Width.WIDE : Figure.Width.PAGE,
        panels.size() == 1 ? 1 : 2,
        panels);
  }

  private Panel panel(int output) {
    ToDoubleFunction<Place> height = place -> output(place, output);
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new Layer.Rule(
            output == 0 ? "as trained" : "",
            Layer.Orientation.VERTICAL,
            scan.family().trained(),
            Ink.LIGHT_GREY));
    for (Stability stability : Stability.values()) {
      addCurves(stability, height, output == 0, layers);
    }
    for (Event.Kind kind : Event.Kind.values()) {
      addMarks(kind, height, output == 0, layers);
    }
    return new Panel.Plot(
        "",
        Axis.of(scan.family().label()),
        Axis.of(outputs.get(output) + " at fixed points"),
        0.75,
        false,
        layers);
  }

  private double output(Place place, int output) {
    double[] values = new double[outputs.size()];
    scan.family().at(place.value()).output(place.state(), values);
    return values[output];
  }

  /** The stretches of branches of one kind, as one curve with gaps. */
  private void addCurves(
      Stability stability, ToDoubleFunction<Place> height, boolean named, List<Layer> layers) {
    List<double[]> points = new ArrayList<>();
    for (Branch branch : scan.branches()) {
      boolean open = false;
      for (int i = 0; i < branch.places().size(); i++) {
        Place place = branch.places().get(i);
        boolean wanted = place.point().stability() == stability;
        if (wanted && !open && i > 0) {
          // From the place before, so that stretches meet.
          points.add(point(branch.places().get(i - 1), height));
        }
        if (wanted) {
          points.add(point(place, height));
        } else if (open) {
          points.add(new double[] {Double.NaN, Double.NaN});
        }
        open = wanted;
      }
      points.add(new double[] {Double.NaN, Double.NaN});
    }
    if (points.stream().anyMatch(point -> !Double.isNaN(point[0]))) {
      layers.add(
          new Layer.Curve(
              named ? stability.label() : "",
              points.stream().mapToDouble(point -> point[0]).toArray(),
              points.stream().mapToDouble(point -> point[1]).toArray(),
              stability.ink(),
              stability == Stability.STABLE ? Layer.Style.SOLID : Layer.Style.DASHED));
    }
  }

  private static double[] point(Place place, ToDoubleFunction<Place> height) {
    return new double[] {place.value(), height.applyAsDouble(place)};
  }

  private void addMarks(
      Event.Kind kind, ToDoubleFunction<Place> height, boolean named, List<Layer> layers) {
    List<Place> places =
        scan.branches().stream()
            .flatMap(branch -> branch.events().stream())
            .filter(event -> event.kind() == kind)
            .map(Event::before)
            .toList();
    if (!places.isEmpty()) {
      layers.add(
          new Layer.Points(
              named ? kind.label() : "",
              places.stream().mapToDouble(Place::value).toArray(),
              places.stream().mapToDouble(height).toArray(),
              ink(kind),
              mark(kind)));
    }
  }

  private static Layer.Mark mark(Event.Kind kind) {
    return switch (kind) {
      case FOLD -> Layer.Mark.DISC;
      case BRANCH_POINT -> Layer.Mark.RING;
      case HOPF, NEIMARK_SACKER -> Layer.Mark.SQUARE;
      case FLIP -> Layer.Mark.HALF_DISC;
      case KINK -> Layer.Mark.CROSS;
    };
  }

  private static Ink ink(Event.Kind kind) {
    return switch (kind) {
      case FOLD, FLIP -> Ink.BLACK;
      case BRANCH_POINT -> Ink.PURPLE;
      case HOPF -> Ink.GREEN;
      case NEIMARK_SACKER -> Ink.VERMILION;
      case KINK -> Ink.GREY;
    };
  }
}
