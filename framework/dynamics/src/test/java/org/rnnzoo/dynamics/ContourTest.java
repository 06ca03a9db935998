package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class ContourTest {

  private static final Window WINDOW = new Window(-2, 2, -1.5, 1.5);

  private static Polyline zero(DoubleBinaryOperator function) {
    double[][] values = new double[121][161];
    for (int j = 0; j < 121; j++) {
      for (int i = 0; i < 161; i++) {
        values[j][i] = function.applyAsDouble(-2 + 4 * i / 160.0, -1.5 + 3 * j / 120.0);
      }
    }
    return Contour.zero(values, WINDOW);
  }

  private static long curves(Polyline line) {
    return Arrays.stream(line.x()).filter(Double::isNaN).count();
  }

  @Test
  void aCircleIsOneClosedCurve() {
    Polyline circle = zero((x, y) -> x * x + y * y - 1);
    assertThat(curves(circle)).isEqualTo(1);
    double[] x = circle.x();
    double[] y = circle.y();
    int last = x.length - 2;
    assertThat(x[last]).isEqualTo(x[0]);
    assertThat(y[last]).isEqualTo(y[0]);
    double length = 0;
    for (int i = 0; i <= last; i++) {
      assertThat(Math.hypot(x[i], y[i])).isCloseTo(1, within(2e-4));
      length += i == 0 ? 0 : Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
    }
    assertThat(length).isCloseTo(2 * Math.PI, within(1e-3));
  }

  @Test
  void aLineRunsFromBorderToBorder() {
    Polyline line = zero((x, y) -> x - 0.013 + 0.3 * y);
    assertThat(curves(line)).isEqualTo(1);
    double[] y = line.y();
    assertThat(Math.abs(y[0])).isEqualTo(1.5);
    assertThat(Math.abs(y[y.length - 2])).isEqualTo(1.5);
  }

  @Test
  void curvesThatCrossAreCoveredWhole() {
    Polyline cross = zero((x, y) -> (x - 0.01) * (y - 0.01));
    double[] x = cross.x();
    double[] y = cross.y();
    double length = 0;
    for (int i = 1; i < x.length; i++) {
      double step = Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
      length += Double.isNaN(step) ? 0 : step;
    }
    assertThat(length).isCloseTo(7, within(0.05));
  }

  @Test
  void aFunctionWithoutAZeroHasNoCurve() {
    assertThat(zero((x, y) -> 1 + x * x).isEmpty()).isTrue();
  }

  /** The curves through one cell of corners that differ in sign from their neighbours. */
  private static String[] saddle(double a, double b, double c, double d) {
    Polyline line = Contour.zero(new double[][] {{a, b}, {d, c}}, new Window(0, 1, 0, 1));
    assertThat(line.x()).hasSize(6);
    String[] curves = new String[2];
    for (int k = 0; k < 2; k++) {
      int i = 3 * k;
      curves[k] =
          "%s,%s to %s,%s".formatted(line.x()[i], line.y()[i], line.x()[i + 1], line.y()[i + 1]);
    }
    return curves;
  }

  /** The bilinear function is positive in the middle if the mean of the four corners is. */
  @Test
  void whatTheMiddleOfASaddleIsStaysTogether() {
    assertThat(saddle(3, -1, 3, -3))
        .as("the middle is positive: the negative corners are cut off")
        .containsExactly("0.75,0.0 to 1.0,0.25", "0.0,0.5 to 0.5,1.0");
    assertThat(saddle(1, -3, 1, -1.5))
        .as("the middle is negative: the positive corners are cut off")
        .containsExactly("0.25,0.0 to 0.0,0.4", "1.0,0.75 to 0.6,1.0");
    assertThat(saddle(-3, 1, -3, 3))
        .as("the middle is negative: the positive corners are cut off")
        .containsExactly("0.75,0.0 to 1.0,0.25", "0.0,0.5 to 0.5,1.0");
    assertThat(saddle(-1, 3, -1, 1.5))
        .as("the middle is positive: the negative corners are cut off")
        .containsExactly("0.25,0.0 to 0.0,0.4", "1.0,0.75 to 0.6,1.0");
  }

  @Test
  void aMiddleOfExactlyZeroCountsAsNegativeAsANodeDoes() {
    assertThat(saddle(1, -1, 3, -3)).containsExactly("0.5,0.0 to 0.0,0.25", "1.0,0.25 to 0.5,1.0");
  }

  @Test
  void aCurveThatTurnsInsideRunsFromItsOneEndToItsOther() {
    Polyline parabola = zero((x, y) -> y + 1.2 - x * x);
    assertThat(curves(parabola)).isEqualTo(1);
    double[] x = parabola.x();
    double[] y = parabola.y();
    int last = y.length - 2;
    assertThat(new double[] {y[0], y[last]}).containsExactly(1.5, 1.5);
    assertThat(Math.abs(x[0])).isCloseTo(Math.sqrt(2.7), within(1e-3));
    assertThat(x[last]).isCloseTo(-x[0], within(1e-9));
  }
}
