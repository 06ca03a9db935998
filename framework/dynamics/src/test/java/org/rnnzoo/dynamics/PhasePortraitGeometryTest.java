package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.dynamics.PhasePortrait.Background;

/** What a portrait draws where, for flows and trajectories of which one can tell by hand. */
class PhasePortraitGeometryTest {

  private static PhasePlane plane(int dimension) {
    double[] x = new double[dimension];
    double[] y = new double[dimension];
    x[0] = 1;
    y[1] = 1;
    return new PhasePlane(new double[dimension], x, y, "x", "y");
  }

  private static FixedPoints points(FixedPoint... points) {
    return new FixedPoints(List.of(points), List.of(), List.of(), false, Coverage.GIVEN);
  }

  private static PhasePortrait portrait(
      FormulaSystem system, FixedPoints points, Background background, double[]... states) {
    return new PhasePortrait(
        system,
        new double[0],
        plane(system.dimension()),
        points,
        List.of(new StatePaths("path", Ink.GREY, List.of(List.of(states)))),
        background);
  }

  private static PhasePortrait portrait(FormulaSystem system, double[]... states) {
    return portrait(system, points(), Background.NONE, states);
  }

  /** A flow that is everywhere the same. */
  private static FormulaSystem constant(double... velocity) {
    return FormulaSystem.flow(velocity.length, x -> velocity.clone());
  }

  private static double[][] hundred() {
    double[][] states = new double[100][];
    Arrays.setAll(states, i -> new double[] {i, 2 * i});
    return states;
  }

  private static <L extends Layer> L layer(Panel.Plot plot, Class<L> kind, String label) {
    return plot.layers().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(layer -> layer.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static void assertWindow(Window window, double x, double y, double width, double height) {
    assertThat(
            new double[] {
              (window.left() + window.right()) / 2,
              (window.bottom() + window.top()) / 2,
              window.width(),
              window.height()
            })
        .containsExactly(new double[] {x, y, width, height}, within(1e-9));
  }

  @Test
  void theWindowLeavesOutThreeOfAHundredPlacesAtEachEnd() {
    // From 3 to 96 along x, from 6 to 192 along y, a tenth more at each end.
    assertWindow(
        portrait(constant(1, 0), hundred()).window(), 49.5, 99, 1.2 * 0.6 * 186, 1.2 * 186);
  }

  @Test
  void theWindowHoldsEveryFixedPoint() {
    FormulaSystem system = constant(0, 0);
    PhasePortrait portrait =
        portrait(system, points(system.at(203, -94)), Background.NONE, hundred());
    assertWindow(portrait.window(), 103, 49, 1.2 * 200, 1.2 * 286);
  }

  @Test
  void withoutTrajectoriesTheWindowIsAroundTheOrigin() {
    assertWindow(portrait(constant(1, 0)).window(), 0, 0, 2.4, 2.4);
  }

  @Test
  void thePanelHasTheShapeOfTheWindow() {
    PhasePortrait portrait = portrait(constant(1, 0), hundred());
    Panel.Plot plot = portrait.plot("");
    assertThat(plot.aspect()).isCloseTo(1 / 0.6, within(1e-12));
    assertThat(new double[] {plot.x().min(), plot.x().max(), plot.y().min(), plot.y().max()})
        .containsExactly(
            new double[] {49.5 - 66.96, 49.5 + 66.96, 99 - 111.6, 99 + 111.6}, within(1e-9));
  }

  @Test
  void trajectoriesAreDrawnPlaceByPlaceAndStretchByStretch() {
    List<List<double[]>> stretches =
        List.of(List.of(new double[] {1, 2}, new double[] {3, 4}), List.of(new double[] {5, 6}));
    PhasePortrait portrait =
        new PhasePortrait(
            constant(1, 0),
            new double[0],
            plane(2),
            points(),
            List.of(new StatePaths("path", Ink.GREY, stretches)),
            Background.NONE);
    Layer.Curve path = layer(portrait.plot(""), Layer.Curve.class, "path");
    assertThat(path.x()).containsExactly(1, 3, Double.NaN, 5, Double.NaN);
    assertThat(path.y()).containsExactly(2, 4, Double.NaN, 6, Double.NaN);
  }

  @Test
  void aPlaneWithFourFifthsOfTheVarianceIsFaithful() {
    PhasePortrait portrait =
        portrait(constant(0, 0, 0), new double[] {7, 6, 2}, new double[] {3, 6, 0});
    assertThat(portrait.variance()).isEqualTo(0.8);
    assertThat(portrait.faithful()).isTrue();
    PhasePortrait less =
        portrait(constant(0, 0, 0), new double[] {2, 0, 1.01}, new double[] {-2, 0, -1.01});
    assertThat(less.faithful()).isFalse();
  }

  @Test
  void trajectoriesThatStandStillLieInAnyPlane() {
    assertThat(portrait(constant(0, 0, 0), new double[] {1, 2, 3}).variance()).isEqualTo(1);
  }

  @Test
  void anArrowOfMedianVelocityIsHalfAsLongAsItsCellAndCentredInIt() {
    Panel.Plot plot = portrait(constant(0.3, 0.4), hundred()).plot("");
    Layer.Arrows arrows = layer(plot, Layer.Arrows.class, "");
    double cell = 223.2 / 19;
    assertThat(arrows.x()).hasSize(11 * 19);
    for (int k = 0; k < arrows.x().length; k++) {
      int column = k % 11;
      int row = k / 11;
      double middleX = 49.5 - 66.96 + 133.92 * (column + 0.5) / 11;
      double middleY = 99 - 111.6 + cell * (row + 0.5);
      assertThat(new double[] {arrows.dx()[k], arrows.dy()[k], arrows.x()[k], arrows.y()[k]})
          .containsExactly(
              new double[] {0.3 * cell, 0.4 * cell, middleX - 0.15 * cell, middleY - 0.2 * cell},
              within(1e-9));
    }
  }

  @Test
  void theSpeedIsCutOffThreeDecadesBelowTheFastest() {
    FormulaSystem system = FormulaSystem.flow(2, x -> new double[] {x[0] * x[0] * x[0], 0});
    double[][] ends = {{-1, -2}, {1, 2}};
    Panel.Plot plot = portrait(system, points(), Background.SPEED, ends).plot("");
    Layer.Raster raster = layer(plot, Layer.Raster.class, "log₁₀ speed (1/s)");
    assertThat(raster.values()).as("square cells").hasDimensions(133, 80);
    // The middle of the last cell of 80 in a window from -1.44 to 1.44; 10 per second for τ = 100.
    double fastest = Math.log10(10 * Math.pow(1.44 * 79 / 80, 3));
    for (double[] row : raster.values()) {
      assertThat(DoubleStream.of(row).max()).hasValue(row[79]);
      assertThat(row[79]).isCloseTo(fastest, within(1e-9));
      assertThat(row[70]).isCloseTo(Math.log10(10 * Math.pow(1.44 * 61 / 80, 3)), within(1e-9));
      assertThat(row[40]).isEqualTo(row[79] - 3);
    }
  }

  @Test
  void theShareThatLeavesThePlaneIsShownFromNoneToAll() {
    double[][] ends = {{-1, -2, 0}, {1, 2, 0}};
    Panel.Plot plot = portrait(constant(3, 0, 4), points(), Background.LEAVING, ends).plot("");
    Layer.Raster raster = layer(plot, Layer.Raster.class, "share of the velocity out of the plane");
    assertThat(raster.values()).hasDimensions(133, 80);
    assertThat(new double[] {raster.low(), raster.high()}).containsExactly(0, 1);
    for (double[] row : raster.values()) {
      assertThat(row).containsOnly(row[0]);
      assertThat(row[0]).isCloseTo(0.8, within(1e-12));
    }
  }

  /** Nullclines x = 0.3 and y = −0.2, so that each passes every row or column of nodes once. */
  private static Panel.Plot nullclines(int dimension) {
    FormulaSystem system =
        FormulaSystem.flow(
            dimension,
            x -> {
              double[] field = new double[dimension];
              field[0] = x[0] - 0.3;
              field[1] = x[1] + 0.2;
              for (int i = 2; i < dimension; i++) {
                field[i] = -x[i];
              }
              return field;
            });
    List<double[]> ends = new ArrayList<>();
    for (int side = -1; side <= 1; side += 2) {
      double[] end = new double[dimension];
      end[0] = side;
      end[1] = side;
      ends.add(end);
    }
    return portrait(system, ends.toArray(double[][]::new)).plot("");
  }

  @Test
  void theNullclinesAreWhereAComponentOfTheVelocityIsZero() {
    Panel.Plot plot = nullclines(2);
    Layer.Curve x = layer(plot, Layer.Curve.class, "x nullcline");
    Layer.Curve y = layer(plot, Layer.Curve.class, "y nullcline");
    assertThat(List.of(x.ink(), y.ink())).containsOnly(Ink.GREY);
    assertThat(List.of(x.style(), y.style()))
        .containsExactly(Layer.Style.SOLID, Layer.Style.DASHED);
    assertThat(DoubleStream.of(x.x()).filter(Double::isFinite).toArray())
        .hasSize(401)
        .satisfies(
            places -> assertThat(places).usingComparatorWithPrecision(1e-9).containsOnly(0.3));
    assertThat(DoubleStream.of(y.y()).filter(Double::isFinite).toArray())
        .hasSize(401)
        .satisfies(
            places -> assertThat(places).usingComparatorWithPrecision(1e-9).containsOnly(-0.2));
  }

  @Test
  void nullclinesOfLargerNetworksAreSampledAtFewerPlaces() {
    int[] dimensions = {3, 100, 101};
    int[] nodes = {121, 121, 81};
    for (int k = 0; k < dimensions.length; k++) {
      Layer.Curve x = layer(nullclines(dimensions[k]), Layer.Curve.class, "x nullcline");
      assertThat(DoubleStream.of(x.x()).filter(Double::isFinite).count()).isEqualTo(nodes[k]);
    }
  }
}
