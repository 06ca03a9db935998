package org.rnnzoo.analysis.flowfield;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.Table;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.dynamics.FixedPoint;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.PhaseLine;
import org.rnnzoo.dynamics.PlanarFlow;
import org.rnnzoo.dynamics.SimulatedTrials;
import org.rnnzoo.dynamics.Window;

/** What was seen, as lines for people, tables, arrays and a figure. */
final class Findings {

  /** More do not fit on a page. */
  private static final int MOST_PANELS = 6;

  private final DynamicalSystem system;
  private final SimulatedTrials simulated;
  private final FlowFieldParameters parameters;
  private final List<View> views = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();

  Findings(DynamicalSystem system, SimulatedTrials simulated, FlowFieldParameters parameters) {
    this.system = system;
    this.simulated = simulated;
    this.parameters = parameters;
  }

  /** The planes, one for each input; may be added to. */
  List<View> views() {
    return views;
  }

  /** Beside planes, the inputs of a network of one state variable; may be added to. */
  List<Line> lines() {
    return lines;
  }

  Result result() {
    Result.Builder result = Result.builder();
    for (View view : views) {
      result.line(
          view.input().name()
              + ": "
              + view.inWords()
              + "; fixed points: "
              + view.points().countsInWords());
    }
    for (Line line : lines) {
      result.line(
          line.input().name()
              + ": the network has one state variable and so a line, no plane; fixed points: "
              + line.points().countsInWords());
    }
    int shown = Math.min(MOST_PANELS, views.size() + lines.size());
    if (shown < views.size() + lines.size()) {
      result.line("%s of %s inputs are drawn".formatted(shown, views.size() + lines.size()));
    }
    if (!views.isEmpty()) {
      result.table("planes", planes()).table("points", points());
      addArrays(result);
    }
    result.figure("flow", figure(shown));
    note().ifPresent(why -> result.line(why).partial(why));
    return result.build();
  }

  /** Why this is not all, in one sentence. */
  private Optional<String> note() {
    List<String> unfinished =
        Stream.concat(
                views.stream().filter(v -> v.points().coverage().partial()).map(View::input),
                lines.stream().filter(l -> l.points().coverage().partial()).map(Line::input))
            .map(input -> input.name())
            .toList();
    List<String> notes = new ArrayList<>();
    simulated.note().ifPresent(notes::add);
    if (!unfinished.isEmpty()) {
      notes.add(
          "The time of the search was used up; fixed points may be missing for: "
              + String.join("; ", unfinished)
              + ".");
    }
    return notes.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", notes));
  }

  private Table planes() {
    Table.Builder table =
        Table.with(
            Table.Column.of("input"),
            Table.Column.of("held", "share of the variance in the plane"),
            Table.Column.of("leaving", "share of the velocity out of the plane"),
            Table.Column.of("flow"),
            Table.Column.of("nullclines"),
            Table.Column.of("fixedPoints", "fixed points"));
    for (View view : views) {
      table.row(
          view.input().name(),
          view.held(),
          view.leaving(),
          view.portrait().faithful() ? "network" : "slice",
          view.portrait().showsNullclines(),
          view.points().points().size());
    }
    return table.build();
  }

  private Table points() {
    Table.Builder table =
        Table.with(
            Table.Column.of("input"),
            Table.Column.of("point"),
            Table.Column.of("stability"),
            Table.Column.of("unstableDimensions", "unstable dimensions"),
            Table.Column.of("x"),
            Table.Column.of("y"),
            Table.Column.of("distance", "distance from the plane"));
    for (View view : views) {
      FixedPoints found = view.points();
      for (int i = 0; i < found.points().size(); i++) {
        FixedPoint point = found.points().get(i);
        table.row(
            view.input().name(),
            i + 1,
            point.stability().label(),
            point.unstableDimensions(),
            view.portrait().plane().x(point.state()),
            view.portrait().plane().y(point.state()),
            view.distance(point.state()));
      }
    }
    return table.build();
  }

  private void addArrays(Result.Builder result) {
    int size = parameters.grid();
    List<PlanarFlow.Velocity[][]> grids = views.stream().map(view -> view.grid(size)).toList();
    result
        .array("inputs", stacked(view -> view.input().values()))
        .array("origins", stacked(view -> view.portrait().plane().origin()))
        .array("xAxes", stacked(view -> view.portrait().plane().xAxis()))
        .array("yAxes", stacked(view -> view.portrait().plane().yAxis()))
        .array("x", stacked(view -> places(view, size, true)))
        .array("y", stacked(view -> places(view, size, false)))
        .array("dx", field(grids, PlanarFlow.Velocity::dx))
        .array("dy", field(grids, PlanarFlow.Velocity::dy))
        .array("speed", field(grids, PlanarFlow.Velocity::speed))
        .array("leaving", field(grids, PlanarFlow.Velocity::leaving));
  }

  private INDArray stacked(Function<View, double[]> values) {
    return Nd4j.createFromArray(views.stream().map(values).toArray(double[][]::new));
  }

  private static double[] places(View view, int size, boolean x) {
    Window window = view.portrait().window();
    double[] places = new double[size];
    Arrays.setAll(
        places,
        i ->
            x
                ? window.left() + window.width() * i / (size - 1)
                : window.bottom() + window.height() * i / (size - 1));
    return places;
  }

  private static INDArray field(
      List<PlanarFlow.Velocity[][]> grids, ToDoubleFunction<PlanarFlow.Velocity> part) {
    return Nd4j.createFromArray(
        grids.stream()
            .map(
                grid ->
                    Arrays.stream(grid)
                        .map(row -> Arrays.stream(row).mapToDouble(part).toArray())
                        .toArray(double[][]::new))
            .toArray(double[][][]::new));
  }

  private Figure figure(int shown) {
    List<Panel> panels = new ArrayList<>();
    boolean alone = views.size() + lines.size() == 1;
    for (View view : views.subList(0, Math.min(shown, views.size()))) {
      panels.add(view.portrait().plot((alone ? "" : view.input().name() + ": ") + view.inWords()));
    }
    for (Line line : lines.subList(0, Math.min(shown, lines.size()))) {
      panels.add(
          new PhaseLine(system, line.input().values(), line.points(), simulated.trajectories())
              .plot(alone ? "" : line.input().name()));
    }
    String name = views.isEmpty() ? lines.get(0).input().name() : views.get(0).input().name();
    return new Figure(
        alone ? "Flow, " + name : "Flow under %s inputs".formatted(panels.size()),
        "Flow of the network for constant input, trajectories of trials where they have that"
            + " input, coloured by condition, and the fixed points. Above each panel is the share"
            + " of the variance of these trajectories that the plane holds, and the mean share of"
            + " their velocity that leads out of it.",
        alone ? Figure.Width.WIDE : Figure.Width.PAGE,
        alone ? 1 : 2,
        panels);
  }
}
