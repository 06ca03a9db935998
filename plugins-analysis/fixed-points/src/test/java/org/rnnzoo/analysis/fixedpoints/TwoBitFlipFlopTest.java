package org.rnnzoo.analysis.fixedpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.testkit.TestAnalysisContext;

class TwoBitFlipFlopTest {

  private static Result result;

  @BeforeAll
  static void analyze() {
    FixedPointsAnalysis analysis = new FixedPointsAnalysis();
    result = analysis.analyze(TwoBitRun.load(), analysis.defaults(), new TestAnalysisContext(2));
  }

  @Test
  void twoBitsAreFourMemoriesFourSaddlesAndASource() {
    assertThat(result.report())
        .first()
        .isEqualTo(
            "9 fixed points: 4 with 0, 4 with 1, 1 with 2 unstable dimensions; index sum 1"
                + " (consistent)");
  }

  @Test
  void theStablePointsGiveTheFourPatternsOfBits() {
    INDArray outputs = result.arrays().get("outputs");
    assertThat(IntStream.range(0, 4).mapToObj(i -> sign(outputs, i, 0) + " " + sign(outputs, i, 1)))
        .containsExactlyInAnyOrder("1 1", "1 -1", "-1 1", "-1 -1");
  }

  private static int sign(INDArray outputs, int point, int bit) {
    double output = outputs.getDouble(point, bit);
    assertThat(Math.abs(output)).isBetween(0.7, 1.3);
    return (int) Math.signum(output);
  }

  @Test
  @SuppressWarnings("unchecked")
  void eachPulseSetsItsBitAndLeavesTheOther() {
    INDArray outputs = result.arrays().get("outputs");
    List<Map<String, Object>> rows = (List<Map<String, Object>>) result.values().get("transitions");
    assertThat(rows).hasSize(16);
    for (Map<String, Object> row : rows) {
      String pulse = String.valueOf(row.get("pulse"));
      int bit = pulse.startsWith("bit-1") ? 0 : 1;
      int from = (int) row.get("from") - 1;
      int to = (int) row.get("to") - 1;
      assertThat(sign(outputs, to, bit))
          .as("from %d, %s", from, pulse)
          .isEqualTo(pulse.contains("+") ? 1 : -1);
      assertThat(sign(outputs, to, 1 - bit)).isEqualTo(sign(outputs, from, 1 - bit));
    }
    assertThat(result.report())
        .contains(
            "4 stable points and 4 pulses of the input: 8 lead to another stable point, 8 back, 0"
                + " to none that is known");
  }

  @Test
  void theAttractorFigureHasAnArrowForEachPulseThatChangesSomething() {
    for (String pulse : List.of("bit-1 +1", "bit-1 -1", "bit-2 +1", "bit-2 -1")) {
      assertThat(layer("attractors", pulse, Layer.Arrows.class).x()).hasSize(2);
    }
  }

  @Test
  void thePortraitSaysHowMuchVarianceItsPlaneHolds() {
    assertThat(plot("phase-portrait").title()).matches("the plane holds 9\\d % of the variance");
  }

  @Test
  void thePortraitShowsEachKindOfPointWithItsMark() {
    assertMarks("stable", 4, Layer.Mark.DISC);
    assertMarks("saddle", 5, Layer.Mark.HALF_DISC);
  }

  private static void assertMarks(String label, int count, Layer.Mark mark) {
    Layer.Points points = layer("phase-portrait", label, Layer.Points.class);
    assertThat(points.x()).hasSize(count);
    assertThat(points.mark()).isEqualTo(mark);
  }

  @Test
  void bothNullclinesRunThroughEveryFixedPoint() {
    double width = plot("phase-portrait").x().max() - plot("phase-portrait").x().min();
    for (String label : List.of("stable", "saddle")) {
      Layer.Points points = layer("phase-portrait", label, Layer.Points.class);
      for (int i = 0; i < points.x().length; i++) {
        for (String nullcline : List.of("PC 1 nullcline", "PC 2 nullcline")) {
          Layer.Curve curve = layer("phase-portrait", nullcline, Layer.Curve.class);
          assertThat(distance(curve, points.x()[i], points.y()[i]))
              .as("%s point from %s", label, nullcline)
              .isLessThan(0.01 * width);
        }
      }
    }
  }

  private static double distance(Layer.Curve curve, double x, double y) {
    return IntStream.range(0, curve.x().length)
        .mapToDouble(i -> Math.hypot(curve.x()[i] - x, curve.y()[i] - y))
        .filter(distance -> !Double.isNaN(distance))
        .min()
        .orElseThrow();
  }

  @Test
  void theUnstableManifoldsOfTheSaddlesEndInStablePoints() {
    Layer.Curve curve = layer("phase-portrait", "unstable manifold", Layer.Curve.class);
    Layer.Points stable = layer("phase-portrait", "stable", Layer.Points.class);
    double width = plot("phase-portrait").x().max() - plot("phase-portrait").x().min();
    int ends = 0;
    for (int i = 1; i < curve.x().length; i++) {
      if (Double.isNaN(curve.x()[i])) {
        double x = curve.x()[i - 1];
        double y = curve.y()[i - 1];
        ends++;
        assertThat(IntStream.range(0, 4))
            .anyMatch(k -> Math.hypot(stable.x()[k] - x, stable.y()[k] - y) < 0.01 * width);
      }
    }
    assertThat(ends).isEqualTo(8);
  }

  @Test
  void arrowsFillThePortraitWithoutTouching() {
    Layer.Arrows arrows = layer("phase-portrait", "", Layer.Arrows.class);
    Panel.Plot plot = plot("phase-portrait");
    double spacing =
        Math.max(plot.x().max() - plot.x().min(), plot.y().max() - plot.y().min()) / 19;
    assertThat(arrows.x().length).isBetween(200, 361);
    for (int i = 0; i < arrows.x().length; i++) {
      assertThat(Math.hypot(arrows.dx()[i], arrows.dy()[i])).isLessThan(1.001 * spacing);
    }
  }

  @Test
  void eigenvaluesToTheRightOfTheLineAreTheUnstableDirections() {
    assertThat(unstable("stable")).isZero();
    assertThat(unstable("saddle")).isEqualTo(6);
    Layer.Rule rule = layer("eigenvalues", "", Layer.Rule.class);
    assertThat(rule.at()).isZero();
    assertThat(rule.orientation()).isEqualTo(Layer.Orientation.VERTICAL);
  }

  private static long unstable(String label) {
    Layer.Points cloud = layer("eigenvalues", label, Layer.Points.class);
    assertThat(cloud.x().length % 64).isZero();
    return Arrays.stream(cloud.x()).filter(real -> real > 0).count();
  }

  private static Panel.Plot plot(String figure) {
    return (Panel.Plot) result.figures().get(figure).panels().get(0);
  }

  private static <L extends Layer> L layer(String figure, String label, Class<L> type) {
    return plot(figure).layers().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .filter(layer -> layer.label().equals(label))
        .findFirst()
        .orElseThrow();
  }
}
