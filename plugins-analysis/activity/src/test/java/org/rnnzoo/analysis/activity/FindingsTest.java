package org.rnnzoo.analysis.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rnnzoo.analysis.activity.Behaviour.Curve;
import org.rnnzoo.analysis.activity.Behaviour.Point;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.dynamics.recording.Grouping;
import org.rnnzoo.dynamics.recording.Recording;

class FindingsTest {

  private static final Point LOW = new Point(-2, 4, 1, new double[] {10, 20, 30, 40});
  private static final Point HIGH = new Point(2, 4, 4, new double[] {5, 6, 7, 8});
  private static final Curve FITTED =
      new Curve("a", List.of(LOW, HIGH), Optional.of(new Logistic(0.5, 2)));
  private static final Curve UNFITTED =
      new Curve("", List.of(new Point(1, 2, 0, new double[0])), Optional.empty());

  private static Result result(Behaviour... behaviours) {
    return result("", List.of(), Optional.empty(), behaviours);
  }

  private static Result result(Decoded... decoded) {
    return result("", List.of(decoded), Optional.empty());
  }

  private static Result result(
      String align, List<Decoded> decoded, Optional<String> partial, Behaviour... behaviours) {
    Recording recording =
        Answered.byTwoOutputs().trial(-1, 0, 6, 1).trial(1, 1, 6, 1).trial(2, 1, 6, 1).recording();
    Grouping grouping = new Grouping("side", List.of("left", "right"), new int[] {0, 1, 1});
    TimeAxis axis =
        TimeAxis.of(new ActivityParameters.Course(align, 10, List.of()), recording.trials());
    return new Findings(
            grouping,
            axis,
            Averages.of(recording, grouping, axis),
            Dimensionality.of(recording),
            decoded,
            List.of(behaviours),
            List.of("a note"))
        .result(List.of(0, 2), partial);
  }

  private static Result none() {
    return result("", List.of(), Optional.empty());
  }

  private static Result both() {
    return result(
        new Behaviour("strength", "right", List.of(FITTED)),
        new Behaviour("bias", "right", List.of(UNFITTED)));
  }

  @Test
  void eachCurveIsASentence() {
    assertThat(both().report().subList(1, 4))
        .containsExactly(
            "strength, a: as many answers right as others at 0.500, width 2.00",
            "bias: no logistic function fits the answers, they are parted sharply or not at all",
            "a note");
  }

  @Test
  void eachPointIsARow() {
    assertThat(both().tables().get("psychometric").maps())
        .extracting(
            row ->
                "%s|%s|%s|%s|%s|%s|%s|%s"
                    .formatted(
                        row.get("column"),
                        row.get("group"),
                        row.get("value"),
                        row.get("trials"),
                        row.get("answer"),
                        row.get("share"),
                        row.get("crossed"),
                        row.get("medianMs")))
        .containsExactly(
            "strength|a|-2.0|4|right|0.25|4|30.0",
            "strength|a|2.0|4|right|1.0|4|7.0",
            "bias||1.0|2|right|0.0|0|none");
  }

  @Test
  void eachFitIsARow() {
    assertThat(both().tables().get("fits").maps())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("column", "strength")
                    .containsEntry("group", "a")
                    .containsEntry("threshold", 0.5)
                    .containsEntry("width", 2.0));
  }

  @Test
  void withoutAnswersThereIsNoTableAndNoFigureOfThem() {
    assertThat(none().tables()).doesNotContainKeys("psychometric", "fits");
    assertThat(none().figures()).containsOnlyKeys("trajectories", "rates", "dimension");
  }

  @Test
  void withoutATimeThereIsNoFigureOfTimes() {
    assertThat(result(new Behaviour("bias", "right", List.of(UNFITTED))).figures())
        .containsKey("psychometric")
        .doesNotContainKey("chronometric");
  }

  private static Panel.Plot plot(String figure, int panel) {
    return (Panel.Plot) both().figures().get(figure).panels().get(panel);
  }

  @Test
  void sharesAreDrawnWithTheirIntervals() {
    List<Layer> layers = plot("psychometric", 0).layers();
    Layer.Curve intervals = (Layer.Curve) layers.get(1);
    double[] low = LOW.interval();
    double[] high = HIGH.interval();
    assertThat(intervals.x()).containsExactly(-2, -2, Double.NaN, 2, 2, Double.NaN);
    assertThat(intervals.y())
        .containsExactly(low[0], low[1], Double.NaN, high[0], high[1], Double.NaN);
    Layer.Points shares = (Layer.Points) layers.get(2);
    assertThat(shares.label()).isEqualTo("a");
    assertThat(shares.x()).containsExactly(-2, 2);
    assertThat(shares.y()).containsExactly(0.25, 1);
  }

  @Test
  void theFitIsDrawnFromTheFirstToTheLastValue() {
    Layer.Curve fit = (Layer.Curve) plot("psychometric", 0).layers().get(3);
    double[] x = fit.x();
    assertThat(x[0]).isEqualTo(-2);
    assertThat(x[x.length - 1]).isEqualTo(2);
    assertThat(x).isSorted();
    assertThat(fit.y()[0]).isEqualTo(new Logistic(0.5, 2).at(-2));
    assertThat(plot("psychometric", 1).layers()).hasSize(3);
  }

  @Test
  void timesAreDrawnWithTheirMiddleHalf() {
    List<Layer> layers = plot("chronometric", 0).layers();
    assertThat(((Layer.Curve) layers.get(0)).y())
        .containsExactly(20, 40, Double.NaN, 6, 8, Double.NaN);
    assertThat(((Layer.Curve) layers.get(1)).y()).containsExactly(30, 7);
    assertThat(((Layer.Points) layers.get(2)).y()).containsExactly(30, 7);
  }

  @Test
  void twoConditionsStandSideBySide() {
    Figure two = both().figures().get("psychometric");
    assertThat(two.columns()).isEqualTo(2);
    assertThat(two.width()).isEqualTo(Figure.Width.PAGE);
    Figure one =
        result(new Behaviour("strength", "right", List.of(FITTED))).figures().get("psychometric");
    assertThat(one.columns()).isEqualTo(1);
    assertThat(one.width()).isEqualTo(Figure.Width.COLUMN);
  }

  @Test
  void trajectoriesAreDrawnAgainstEachOtherFromTheirStarts() {
    Figure figure = none().figures().get("trajectories");
    Panel.Plot plane = (Panel.Plot) figure.panels().get(0);
    assertThat(plane.x().label()).matches("PC 1 of rates \\(\\d\\d %\\)");
    assertThat(plane.y().label()).matches("PC 2 of rates \\(\\d\\d %\\)");
    assertThat(plane.layers()).hasSize(4);
    Layer.Curve left = (Layer.Curve) plane.layers().get(0);
    assertThat(left.label()).isEqualTo("left");
    Layer.Points start = (Layer.Points) plane.layers().get(1);
    assertThat(start.x()).containsExactly(left.x()[0]);
    assertThat(start.y()).containsExactly(left.y()[0]);
    double[][] components = none().arrays().get("components").slice(0).toDoubleMatrix();
    assertThat(left.x()[3]).isEqualTo(components[3][0]);
    assertThat(left.y()[3]).isEqualTo(components[3][1]);
  }

  @Test
  void twoPlanesAndTwoCoursesAreDrawnOfThreeComponents() {
    Figure figure = none().figures().get("trajectories");
    assertThat(figure.panels())
        .extracting(panel -> ((Panel.Plot) panel).y().label().substring(0, 4))
        .containsExactly("PC 2", "PC 3", "PC 1", "PC 2");
    assertThat(figure.columns()).isEqualTo(2);
    assertThat(none().arrays().get("axes").shape()).containsExactly(3, 3);
  }

  @Test
  void aTrajectoryStartsWhereItsFirstMeanIs() {
    // Bins of a trial whose time 0 is in the middle of it; only one trial of two is early.
    Recording recording = Answered.byTwoOutputs().trial(-1, 0, 6, 1).trial(1, 1, 6, 1).recording();
    TimeAxis axis = new TimeAxis(recording.trials(), new int[] {2, 2}, -4, 2, 5);
    Grouping grouping = new Grouping("side", List.of("left", "right"), new int[] {0, 1});
    Findings findings =
        new Findings(
            grouping,
            axis,
            Averages.of(recording, grouping, axis),
            Dimensionality.of(recording),
            List.of(),
            List.of(),
            List.of());
    List<Layer> layers =
        ((Panel.Plot) new Pictures(findings).trajectories().panels().get(0)).layers();
    Layer.Curve course = (Layer.Curve) layers.get(0);
    assertThat(course.x()[0]).isNaN();
    assertThat(((Layer.Points) layers.get(1)).x()).containsExactly(course.x()[1]);
    assertThat(((Layer.Points) layers.get(1)).y()).containsExactly(course.y()[1]);
  }

  private static Decoded decoded(double accuracy, double shuffled) {
    double[] bins = new double[Answered.STEPS];
    double[] chance = new double[Answered.STEPS];
    Arrays.fill(bins, Double.NaN);
    bins[3] = accuracy;
    chance[4] = shuffled;
    return new Decoded(
        new Grouping("side", List.of("left", "right"), new int[] {0, 1, 1}),
        2,
        bins,
        new double[][] {chance});
  }

  @Test
  void whatIsDecodedIsTold() {
    Result result = result(decoded(1, 0.75));
    assertThat(result.report())
        .contains(
            "side: decoded best at 35 ms, 1.00 of trials (guessing 0.50; 95 % of shuffles stay"
                + " below 0.75 at all times)");
    assertThat(result.tables().get("decoding").maps().get(0))
        .containsEntry("bestAtMs", 35.0)
        .containsEntry("bar", 0.75)
        .containsEntry("aboveChance", true);
  }

  @Test
  void whatShufflesReachIsNotAboveChance() {
    assertThat(result(decoded(0.75, 0.75)).tables().get("decoding").maps().get(0))
        .containsEntry("aboveChance", false);
  }

  @Test
  void whatIsDecodedNowhereIsSaid() {
    Result result = result(decoded(Double.NaN, 0.75));
    assertThat(result.report()).contains("side cannot be decoded: too few trials reach any bin");
    assertThat(result.tables().get("decoding").maps()).isEmpty();
  }

  @Test
  void twoColumnsThatAreDecodedStandSideBySide() {
    Figure one = result(decoded(1, 0.5)).figures().get("decoding");
    assertThat(one.columns()).isEqualTo(1);
    assertThat(one.width()).isEqualTo(Figure.Width.WIDE);
    Figure two = result(decoded(1, 0.5), decoded(1, 0.5)).figures().get("decoding");
    assertThat(two.columns()).isEqualTo(2);
    assertThat(two.width()).isEqualTo(Figure.Width.PAGE);
  }

  @Test
  void whatIsMissingMakesItPartial() {
    assertThat(result("", List.of(), Optional.of("why")).partial()).hasValue("why");
    assertThat(none().partial()).isEmpty();
  }
}
