package org.rnnzoo.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
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
import org.rnnzoo.api.figure.Layer.Points;
import org.rnnzoo.api.figure.Layer.Raster;
import org.rnnzoo.api.figure.Layer.Scale;
import org.rnnzoo.api.figure.Layer.Style;
import org.rnnzoo.api.figure.Panel.Plot;
import org.rnnzoo.figure.RecordingCanvas.Shape;

class LayersTest {

  @Test
  void pointsOutsideTheAxesAreNotDrawnAndThoseOnTheBorderAre() {
    double[] x = {-0.1, 0, 0.5, 1, 1.1, 0.5};
    double[] y = {0.5, 0, 0.5, 1, 0.5, Double.NaN};
    assertThat(draw(new Points("", x, y, Ink.BLUE, Mark.DISC)).discs).hasSize(3);
  }

  @Test
  void curvesAreBrokenByNan() {
    double[] x = {0, 0.2, 0.4, 0.6, 0.8};
    double[] y = {0, 1, Double.NaN, 1, 0};
    RecordingCanvas canvas = draw(new Curve("", x, y, Ink.BLUE, Style.SOLID));
    assertThat(canvas.lines(Colour.of(Ink.BLUE))).hasSize(2);
  }

  @Test
  void curvesAlongTheEndOfAnAxisAreDrawnWhole() {
    for (double width : new double[] {0.31, 0.37, 0.53, 0.61, 0.7}) {
      double[] x = {0, width, 1};
      double[] y = {1, 1, 1};
      RecordingCanvas canvas = draw(new Curve("", x, y, Ink.BLUE, Style.SOLID));
      assertThat(canvas.lines(Colour.of(Ink.BLUE))).hasSize(1);
    }
  }

  @Test
  void stepsHoldTheirValueUntilTheNextPoint() {
    double[] x = {0, 0.5, 1};
    double[] y = {0, 1, 0};
    Shape line = draw(new Curve("", x, y, Ink.BLUE, Style.STEPS)).lines(Colour.of(Ink.BLUE)).get(0);
    assertThat(line.x()).hasSize(5);
    assertThat(line.y()[1]).isEqualTo(line.y()[0]);
    assertThat(line.x()[2]).isEqualTo(line.x()[1]);
  }

  @Test
  void ofASeriesOfBandsNoSmallRestIsNamed() {
    List<Layer> bands = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      bands.add(new Band("stimulus-" + (i + 1), 0.1 * i, 0.1 * i + 0.06));
      bands.add(new Band("pause-" + (i + 1), 0.1 * i + 0.06, 0.1 * i + 0.1));
    }
    bands.add(new Band("choice", 0.9, 1));
    RecordingCanvas canvas = draw(bands.toArray(Layer[]::new));
    assertThat(canvas.texts()).contains("choice").noneMatch(text -> text.startsWith("pause"));
  }

  @Test
  void arrowsOfNoLengthAreLeftOut() {
    double[] at = {0.2, 0.5};
    double[] d = {0, 0.3};
    RecordingCanvas canvas = draw(new Arrows("", at, at, d, d, Ink.BLUE));
    assertThat(canvas.lines(Colour.of(Ink.BLUE))).hasSize(1);
    assertThat(heads(canvas)).isEqualTo(1);
  }

  @Test
  void arrowsThatLeaveTheAxesLoseTheirHead() {
    double[] at = {0.9};
    double[] d = {0.3};
    RecordingCanvas canvas = draw(new Arrows("", at, at, d, d, Ink.BLUE));
    assertThat(canvas.lines(Colour.of(Ink.BLUE))).hasSize(1);
    assertThat(heads(canvas)).isZero();
  }

  private static long heads(RecordingCanvas canvas) {
    return canvas.shapes.stream()
        .filter(s -> s.closed() && s.x().length == 3 && s.look().fill().visible())
        .count();
  }

  @Test
  void circlesAreRoundWhereUnitsAreEquallyLong() {
    Plot plot =
        new Plot(
            "",
            Axis.of("x", -2, 2),
            Axis.of("y", -1, 1),
            1,
            true,
            List.of(new Circle("", 0, 0, 0.5, Ink.BLUE)));
    RecordingCanvas canvas = draw(plot);
    Shape circle = canvas.lines(Colour.of(Ink.BLUE)).get(0);
    assertThat(spread(circle.x())).isCloseTo(spread(circle.y()), within(0.01));
  }

  private static double spread(double[] values) {
    Extent extent = new Extent(false);
    extent.add(values);
    return extent.max() - extent.min();
  }

  private static Offset<Double> within(double offset) {
    return Offset.offset(offset);
  }

  @Test
  void rastersRunFromBottomToTopAndFromLeftToRight() {
    double[][] values = {{0, 0}, {0, 1}};
    RecordingCanvas canvas = draw(new Raster("", values, 0, 1, 0, 1, Scale.SEQUENTIAL));
    Colour dark = new ColourMap(Scale.SEQUENTIAL, 0, 1).colour(ColourMap.LEVELS - 1);
    Shape cell =
        canvas.shapes.stream()
            .filter(s -> s.look().crisp() && s.look().fill().equals(dark))
            .findFirst()
            .orElseThrow();
    Shape all =
        canvas.shapes.stream().filter(s -> s.look().equals(Strokes.AXIS)).findFirst().orElseThrow();
    double left = all.x()[0];
    double right = all.x()[2];
    assertThat(cell.x()).containsExactly(middle(left, right), right, right, middle(left, right));
    assertThat(cell.y()).contains(all.y()[0]);
  }

  private static double middle(double a, double b) {
    return a + (b - a) * 0.5;
  }

  @Test
  void divergingColoursAreWhiteAtZeroAndEquallyStrongOnBothSides() {
    double[][] values = {{-1, 3}};
    ColourMap map = ColourMap.of(new Raster("", values, 0, 1, 0, 1, Scale.DIVERGING));
    assertThat(map.low()).isEqualTo(-3);
    assertThat(map.high()).isEqualTo(3);
    Colour zero = map.colour(map.level(0));
    assertThat(lightness(zero)).isGreaterThan(0.97);
    assertThat(lightness(map.colour(map.level(-3))))
        .isCloseTo(lightness(map.colour(map.level(3))), within(0.08));
  }

  @Test
  void sequentialColoursDarkenSteadilyAndStayReadableBelowBlack() {
    ColourMap map = new ColourMap(Scale.SEQUENTIAL, 0, 1);
    for (int level = 1; level < ColourMap.LEVELS; level++) {
      assertThat(lightness(map.colour(level))).isLessThan(lightness(map.colour(level - 1)));
    }
    assertThat(lightness(map.colour(ColourMap.LEVELS - 1))).isGreaterThan(0.4);
  }

  /** Luma of Rec. 709, 0 (black) to 1 (white). */
  private static double lightness(Colour colour) {
    int rgb = colour.rgb();
    return (0.2126 * (rgb >> 16 & 0xFF) + 0.7152 * (rgb >> 8 & 0xFF) + 0.0722 * (rgb & 0xFF)) / 255;
  }

  @Test
  void cellsThatAreNotNumbersAreGrey() {
    ColourMap map = new ColourMap(Scale.DIVERGING, -1, 1);
    Colour missing = map.colour(map.level(Double.NaN));
    assertThat(missing).isNotEqualTo(map.colour(map.level(0)));
  }

  private static RecordingCanvas draw(Layer... layers) {
    return draw(new Plot("", Axis.of("x", 0, 1), Axis.of("y", 0, 1), 0.6, false, List.of(layers)));
  }

  private static RecordingCanvas draw(Plot plot) {
    return RecordingCanvas.of(new Figure("", "", Width.COLUMN, 1, List.of(plot)));
  }
}
