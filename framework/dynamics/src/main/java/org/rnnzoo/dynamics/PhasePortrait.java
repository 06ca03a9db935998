package org.rnnzoo.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import org.rnnzoo.api.Help;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.model.DynamicalSystem;

/**
 * A picture of what a system does for constant input: flow, nullclines, manifolds, trajectories and
 * fixed points on a plane.
 *
 * <p>With two state variables the plane is the state space and the picture is exact. With more,
 * fixed points and trajectories are projected onto the plane. If the plane holds most of the
 * variance of the trajectories, the flow is the one left after the other directions have relaxed,
 * and nullclines are shown, unless the {@linkplain FixedPoints#effectiveDimension() fixed points
 * span more than two dimensions}: where the plane has several above one another, no curve on it
 * stands for all. If it holds less, the network does not work on this plane. Then the arrows are
 * the field on the slice itself, and no nullclines are drawn, for they would cross where no fixed
 * point is.
 *
 * @param input the constant input, {@code [inputs]}
 * @param points the fixed points for this input
 * @param paths what the network does in trials
 * @param background what is shown by colour behind the arrows
 */
public record PhasePortrait(
    DynamicalSystem system,
    double[] input,
    PhasePlane plane,
    FixedPoints points,
    List<StatePaths> paths,
    Background background) {

  /** What a portrait shows by colour behind its arrows. */
  public enum Background {
    @Help("nothing")
    NONE,
    @Help("the speed in state space, on a logarithmic scale")
    SPEED,
    @Help("the share of the velocity that leads out of the plane")
    LEAVING
  }

  /**
   * The share of the variance of the trajectories that a plane must hold so that the flow over it
   * is that of the network.
   */
  public static final double FAITHFUL = 0.8;

  private static final int ARROWS = 19;
  private static final int CELLS = 80;
  private static final double TRIMMED = 0.03;
  private static final double SPEED_DECADES = 3;

  /** A portrait with all trajectories in one colour. */
  public PhasePortrait(
      DynamicalSystem system,
      double[] input,
      PhasePlane plane,
      FixedPoints points,
      Trajectories trajectories,
      boolean speed) {
    this(system, input, plane, points, StatePaths.all(trajectories), speed);
  }

  /** A portrait with the speed as its background, or none. */
  public PhasePortrait(
      DynamicalSystem system,
      double[] input,
      PhasePlane plane,
      FixedPoints points,
      List<StatePaths> paths,
      boolean speed) {
    this(system, input, plane, points, paths, speed ? Background.SPEED : Background.NONE);
  }

  /** Whether the flow over the plane is that of the network. */
  public boolean faithful() {
    return variance() >= FAITHFUL;
  }

  /**
   * The share of the variance of the trajectories that lies in the plane, in [0, 1]; 1 if they
   * stand still.
   */
  public double variance() {
    List<double[]> states =
        paths.stream().flatMap(group -> group.stretches().stream()).flatMap(List::stream).toList();
    double[] mean = new double[plane.dimension()];
    for (double[] state : states) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += state[k] / states.size();
      }
    }
    double total = 0;
    double within = 0;
    for (double[] state : states) {
      double[] deviation = state.clone();
      for (int k = 0; k < mean.length; k++) {
        deviation[k] -= mean[k];
      }
      total += PhasePlane.dot(deviation, deviation);
      within += square(PhasePlane.dot(plane.xAxis(), deviation));
      within += square(PhasePlane.dot(plane.yAxis(), deviation));
    }
    return total > 0 ? Math.min(1, within / total) : 1;
  }

  private static double square(double value) {
    return value * value;
  }

  /** Whether the plane has curves on it that stand for the nullclines of the network. */
  public boolean showsNullclines() {
    return faithful() && points.effectiveDimension() == 2;
  }

  /** The flow that the arrows show. */
  public PlanarFlow flow() {
    return new PlanarFlow(system, input, plane, faithful());
  }

  /**
   * What is shown: around all fixed points and the trajectories but for their most extreme places.
   */
  public Window window() {
    return window(drawn(paths));
  }

  /** The portrait as a panel. */
  public Panel.Plot plot(String title) {
    Window window = window();
    PlanarFlow flow = flow();
    List<Layer> layers = new ArrayList<>();
    switch (background) {
      case NONE -> {}
      case SPEED -> layers.add(speed(flow, window));
      case LEAVING -> layers.add(leaving(flow, window));
    }
    layers.add(arrows(flow, window));
    for (StatePaths group : paths) {
      Polyline lines = drawn(List.of(group));
      layers.add(
          new Layer.Curve(group.label(), lines.x(), lines.y(), group.ink(), Layer.Style.FAINT));
    }
    if (showsNullclines()) {
      layers.addAll(nullclines(flow, window));
    }
    layers.addAll(manifolds(window));
    layers.addAll(points.marks(plane::x, plane::y));
    return new Panel.Plot(
        title,
        Axis.of(plane.xLabel(), window.left(), window.right()),
        Axis.of(plane.yLabel(), window.bottom(), window.top()),
        window.height() / window.width(),
        true,
        layers);
  }

  private Polyline drawn(List<StatePaths> groups) {
    Polyline lines = new Polyline();
    for (StatePaths group : groups) {
      for (List<double[]> stretch : group.stretches()) {
        for (double[] state : stretch) {
          lines.add(plane.x(state), plane.y(state));
        }
        lines.lift();
      }
    }
    return lines;
  }

  private Window window(Polyline paths) {
    double[] x = points.points().stream().mapToDouble(point -> plane.x(point.state())).toArray();
    double[] y = points.points().stream().mapToDouble(point -> plane.y(point.state())).toArray();
    return Window.around(extent(paths.x(), x), extent(paths.y(), y));
  }

  /** The ends of an interval that holds all fixed coordinates and most of the visited ones. */
  private static double[] extent(double[] visited, double[] fixed) {
    double[] sorted = Arrays.stream(visited).filter(Double::isFinite).sorted().toArray();
    int trimmed = (int) (TRIMMED * sorted.length);
    DoubleStream most =
        sorted.length == 0
            ? DoubleStream.of(-1, 1)
            : DoubleStream.of(sorted[trimmed], sorted[sorted.length - 1 - trimmed]);
    DoubleSummaryStatistics ends =
        DoubleStream.concat(Arrays.stream(fixed), most).summaryStatistics();
    return new double[] {ends.getMin(), ends.getMax()};
  }

  /** The common logarithm of the speed, cut off below, where it falls to minus infinity. */
  private static Layer speed(PlanarFlow flow, Window window) {
    int rows = (int) Math.round(CELLS * window.height() / window.width());
    double[][] values =
        Arrays.stream(flow.inCells(window, CELLS, rows))
            .map(row -> Arrays.stream(row).mapToDouble(cell -> Math.log10(cell.speed())).toArray())
            .toArray(double[][]::new);
    double fastest =
        Arrays.stream(values)
            .flatMapToDouble(Arrays::stream)
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    for (double[] row : values) {
      Arrays.setAll(row, i -> Math.max(row[i], fastest - SPEED_DECADES));
    }
    return raster("log₁₀ speed (1/s)", values, window, Double.NaN, Double.NaN);
  }

  private static Layer leaving(PlanarFlow flow, Window window) {
    int rows = (int) Math.round(CELLS * window.height() / window.width());
    double[][] values =
        Arrays.stream(flow.inCells(window, CELLS, rows))
            .map(row -> Arrays.stream(row).mapToDouble(PlanarFlow.Velocity::leaving).toArray())
            .toArray(double[][]::new);
    return raster("share of the velocity out of the plane", values, window, 0, 1);
  }

  private static Layer raster(
      String label, double[][] values, Window window, double low, double high) {
    return new Layer.Raster(
        label,
        values,
        window.left(),
        window.right(),
        window.bottom(),
        window.top(),
        Layer.Scale.SEQUENTIAL,
        low,
        high);
  }

  /**
   * Arrows centred on a grid. Their length saturates with the velocity, so that slow regions can be
   * read beside fast ones: an arrow of median velocity is half as long as the grid is wide.
   */
  private static Layer arrows(PlanarFlow flow, Window window) {
    double spacing = Math.max(window.width(), window.height()) / ARROWS;
    int nx = (int) Math.round(window.width() / spacing);
    int ny = (int) Math.round(window.height() / spacing);
    PlanarFlow.Velocity[][] grid = flow.inCells(window, nx, ny);
    double[] sizes =
        Arrays.stream(grid)
            .flatMap(Arrays::stream)
            .mapToDouble(velocity -> Math.hypot(velocity.dx(), velocity.dy()))
            .sorted()
            .toArray();
    double median = Math.max(sizes[sizes.length / 2], Double.MIN_NORMAL);
    double[] x = new double[sizes.length];
    double[] y = new double[sizes.length];
    double[] dx = new double[sizes.length];
    double[] dy = new double[sizes.length];
    for (int j = 0, k = 0; j < ny; j++) {
      for (int i = 0; i < nx; i++, k++) {
        PlanarFlow.Velocity velocity = grid[j][i];
        double scale = spacing / (median + Math.hypot(velocity.dx(), velocity.dy()));
        dx[k] = scale * velocity.dx();
        dy[k] = scale * velocity.dy();
        x[k] = window.left() + window.width() * (i + 0.5) / nx - dx[k] / 2;
        y[k] = window.bottom() + window.height() * (j + 0.5) / ny - dy[k] / 2;
      }
    }
    return new Layer.Arrows("", x, y, dx, dy, Ink.GREY);
  }

  private List<Layer> nullclines(PlanarFlow flow, Window window) {
    int nodes = nodes();
    PlanarFlow.Velocity[][] grid = flow.onNodes(window, nodes, nodes);
    return List.of(
        nullcline(plane.xLabel(), component(grid, true), window, Layer.Style.SOLID),
        nullcline(plane.yLabel(), component(grid, false), window, Layer.Style.DASHED));
  }

  /** Fewer where each velocity takes longer. */
  private int nodes() {
    if (system.dimension() == 2) {
      return 401;
    }
    return system.dimension() <= 100 ? 121 : 81;
  }

  private static double[][] component(PlanarFlow.Velocity[][] grid, boolean x) {
    return Arrays.stream(grid)
        .map(
            row ->
                Arrays.stream(row)
                    .mapToDouble(velocity -> x ? velocity.dx() : velocity.dy())
                    .toArray())
        .toArray(double[][]::new);
  }

  /** In grey, as colours stand for conditions. */
  private static Layer nullcline(
      String label, double[][] values, Window window, Layer.Style style) {
    Polyline curves = Contour.zero(values, window);
    String variable = label.replaceAll("( of states)? \\(.*\\)", "");
    return new Layer.Curve(variable + " nullcline", curves.x(), curves.y(), Ink.GREY, style);
  }

  /** A map has no flow lines, so its saddles show none. */
  private List<Layer> manifolds(Window window) {
    List<Layer> layers = new ArrayList<>();
    if (!system.isMap()) {
      Manifolds manifolds = new Manifolds(system, input, plane, window, points.points());
      addCurves(layers, "unstable manifold", manifolds.unstable(), Layer.Style.SOLID);
      addCurves(layers, "stable manifold", manifolds.stable(), Layer.Style.DASHED);
    }
    return layers;
  }

  private static void addCurves(
      List<Layer> layers, String label, Polyline curves, Layer.Style style) {
    if (!curves.isEmpty()) {
      layers.add(new Layer.Curve(label, curves.x(), curves.y(), Ink.BLACK, style));
    }
  }
}
