package org.rnnzoo.analysis.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rnnzoo.analysis.activity.Behaviour.Curve;
import org.rnnzoo.analysis.activity.Behaviour.Point;
import org.rnnzoo.dynamics.recording.Choices;
import org.rnnzoo.dynamics.recording.Grouping;

class BehaviourTest {

  private static final int LEFT = 0;
  private static final int RIGHT = 1;
  private static final Grouping ALL = new Grouping("choice", List.of("left", "right"), new int[8]);

  private static ActivityParameters.Curves curves(String from, String... graded) {
    return new ActivityParameters.Curves(List.of(graded), from, 0.5);
  }

  private static Optional<Behaviour> behaviour(Answered trials, Grouping groups, String from) {
    return Behaviour.of(trials.recording(), trials.choices(), "strength", groups, curves(from));
  }

  private static List<Point> points(Answered trials) {
    Curve curve = behaviour(trials, ALL, "").orElseThrow().curves().get(0);
    assertThat(curve.label()).isEmpty();
    return curve.points();
  }

  /** Two trials at each of four strengths. */
  private static Answered eight() {
    return Answered.byTwoOutputs()
        .trial(2, RIGHT, 4, 1)
        .trial(-2, LEFT, 5, 1)
        .trial(-1, LEFT, 7, 1)
        .trial(-1, RIGHT, 8, 1)
        .trial(1, LEFT, 9, 1)
        .trial(1, RIGHT, 6, 1)
        .trial(-2, LEFT, 3, 1)
        .trial(2, RIGHT, 4, 1);
  }

  @Test
  void answersAreCountedAtEachValueFromTheLowest() {
    List<Point> points = points(eight());
    assertThat(points).extracting(Point::value).containsExactly(-2.0, -1.0, 1.0, 2.0);
    assertThat(points).extracting(Point::trials).containsExactly(2, 2, 2, 2);
    assertThat(points).extracting(Point::chosen).containsExactly(0, 1, 1, 2);
    assertThat(points).extracting(Point::share).containsExactly(0.0, 0.5, 0.5, 1.0);
  }

  @Test
  void theAnswerThatIsToldIsThatOfLargeValues() {
    assertThat(behaviour(eight(), ALL, "").orElseThrow().answer()).isEqualTo("right");
    Answered opposite =
        Answered.byTwoOutputs().trial(-3, RIGHT, 6, 1).trial(4, LEFT, 6, 1).trial(5, LEFT, 6, 1);
    assertThat(behaviour(opposite, ALL, "").orElseThrow().answer()).isEqualTo("left");
  }

  @Test
  void timesCountFromTheEpochBeforeTheDecisionAndRise() {
    List<Point> points = points(eight());
    assertThat(points.get(0).times()).containsExactly(10, 30);
    assertThat(points.get(1).times()).containsExactly(50, 60);
    assertThat(points.get(2).times()).containsExactly(40, 70);
    assertThat(points.get(3).times()).containsExactly(20, 20);
  }

  @Test
  void timesCountFromTheEpochThatIsNamed() {
    Curve curve = behaviour(eight(), ALL, "fixation").orElseThrow().curves().get(0);
    assertThat(curve.points().get(0).times()).containsExactly(30, 50);
  }

  @Test
  void whereThereIsNoSuchEpochThereAreNoTimes() {
    Curve curve = behaviour(eight(), ALL, "lunch").orElseThrow().curves().get(0);
    assertThat(curve.points()).allSatisfy(point -> assertThat(point.times()).isEmpty());
  }

  @Test
  void aLeadBelowTheThresholdIsNoneAndOneOfItIs() {
    List<Point> points =
        points(Answered.byTwoOutputs().trial(-1, LEFT, 6, 0.49).trial(1, RIGHT, 6, 0.5));
    assertThat(points.get(0).times()).isEmpty();
    assertThat(points.get(0).median()).isNaN();
    assertThat(points.get(1).times()).containsExactly(40);
  }

  @Test
  void aLeadCountsFromWhenItIsKept() {
    List<Point> points =
        points(Answered.byTwoOutputs().trial(-1, LEFT, 3, 1).but(7).trial(1, RIGHT, 6, 1));
    assertThat(points.get(0).times()).containsExactly(60);
  }

  @Test
  void aLeadThatWasThereBeforeTakesNoTime() {
    List<Point> points =
        points(Answered.byTwoOutputs().trial(-1, LEFT, 0, 1).trial(1, RIGHT, 2, 1));
    assertThat(points.get(0).times()).containsExactly(0);
    assertThat(points.get(1).times()).containsExactly(0);
  }

  @Test
  void aSignIsAnAnswerToo() {
    Answered signs = Answered.byASign().trial(-1, 0, 7, -1).trial(1, 0, 8, 1);
    Behaviour behaviour = behaviour(signs, ALL, "").orElseThrow();
    assertThat(behaviour.answer()).isEqualTo("z above 0");
    assertThat(behaviour.curves().get(0).points().get(0).times()).containsExactly(50);
    assertThat(behaviour.curves().get(0).points().get(1).times()).containsExactly(60);
  }

  @Test
  void groupsHaveCurvesOfTheirOwn() {
    Grouping groups =
        new Grouping("context", List.of("a", "b", "c"), new int[] {0, 2, 0, 2, 0, 2, 0, 2});
    List<Curve> curves = behaviour(eight(), groups, "").orElseThrow().curves();
    assertThat(curves).extracting(Curve::label).containsExactly("a", "c");
    assertThat(curves.get(0).points()).extracting(Point::trials).containsExactly(1, 1, 1, 1);
  }

  @Test
  void groupsOfTheValuesThemselvesAreNotParted() {
    Grouping values =
        new Grouping("strength", List.of("low", "high"), new int[] {1, 0, 0, 0, 1, 1, 0, 1});
    assertThat(behaviour(eight(), values, "").orElseThrow().curves())
        .extracting(Curve::label)
        .containsExactly("");
  }

  @Test
  void oneAndTheSameAnswerHasNoCurve() {
    Answered same = Answered.byTwoOutputs().trial(-1, LEFT, 6, 1).trial(1, LEFT, 6, 1);
    assertThat(behaviour(same, ALL, "")).isEmpty();
  }

  @Test
  void answersThatChangeByDegreesHaveALogisticFunction() {
    Logistic fit = behaviour(eight(), ALL, "").orElseThrow().curves().get(0).fit().orElseThrow();
    assertThat(fit.threshold()).isCloseTo(0, within(1e-9));
    assertThat(fit.width()).isPositive();
    assertThat(fit.at(fit.threshold() + fit.width()))
        .isCloseTo(1 / (1 + Math.exp(-1)), within(1e-9));
  }

  /** Trials at 1, 2, … in turn answered by the one and the other. */
  private static Answered many(int count) {
    Answered trials = Answered.byTwoOutputs();
    for (int i = 0; i < count; i++) {
      trials.trial(i + 1, i % 2, 6, 1);
    }
    return trials;
  }

  @Test
  void aDozenValuesAreToldOneByOne() {
    assertThat(points(many(12))).hasSize(12);
  }

  @Test
  void moreValuesAreToldInEightBins() {
    List<Point> points = points(many(16));
    assertThat(points).extracting(Point::trials).containsOnly(2).hasSize(8);
    assertThat(points)
        .extracting(Point::value)
        .containsExactly(1.5, 3.5, 5.5, 7.5, 9.5, 11.5, 13.5, 15.5);
    assertThat(points(many(13))).extracting(Point::trials).containsExactly(2, 2, 1, 2, 2, 1, 2, 1);
  }

  @Test
  void quantilesAreOfTheTimesAsTheyAre() {
    Point point = new Point(1, 4, 2, new double[] {10, 20, 30, 40});
    assertThat(point.quantile(0.25)).isEqualTo(20);
    assertThat(point.median()).isEqualTo(30);
    assertThat(point.quantile(1)).isEqualTo(40);
  }

  @Test
  void columnsOfFourNumbersAreGradedButNoDurationsAndNoWords() {
    assertThat(Behaviour.columns(curves(""), eight().recording().trials()))
        .containsExactly("strength");
    assertThat(
            Behaviour.columns(
                curves(""),
                Answered.byTwoOutputs()
                    .trial(1, LEFT, 6, 1)
                    .trial(2, LEFT, 6, 1)
                    .trial(3, LEFT, 6, 1)
                    .recording()
                    .trials()))
        .isEmpty();
  }

  @Test
  void columnsThatAreNamedAreTaken() {
    assertThat(Behaviour.columns(curves("", "waitMs"), eight().recording().trials()))
        .containsExactly("waitMs");
  }

  @Test
  void aColumnOfWordsIsRefused() {
    assertThatThrownBy(() -> Behaviour.columns(curves("", "side"), eight().recording().trials()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("graded names the condition 'side', which holds words; choose one of numbers.");
  }

  @Test
  void timesCountFromTheDecisionIfThatIsNamed() {
    Curve curve = behaviour(eight(), ALL, "response").orElseThrow().curves().get(0);
    assertThat(curve.points().get(1).times()).containsExactly(10, 20);
    assertThat(curve.points().get(2).times()).containsExactly(0, 30);
  }

  @Test
  void theAnswerOfLargeValuesIsThatOfValuesAboveTheMean() {
    // All values are above 0, and more of them are answered by the left.
    Answered trials =
        Answered.byTwoOutputs().trial(3, LEFT, 6, 1).trial(3, LEFT, 6, 1).trial(5, RIGHT, 6, 1);
    assertThat(behaviour(trials, ALL, "").orElseThrow().answer()).isEqualTo("right");
  }

  @Test
  void aLeadIsThatOverTheOtherOutput() {
    List<Point> points =
        points(
            Answered.byTwoOutputs()
                .trial(-1, LEFT, 3, 1)
                .against(0.75)
                .trial(1, RIGHT, 3, 1)
                .against(0.5));
    assertThat(points.get(0).times()).isEmpty();
    assertThat(points.get(1).times()).containsExactly(10);
  }

  @Test
  void trialsWithoutAnAnswerAreLeftOut() {
    Answered trials = eight();
    Choices choices = trials.choices();
    int[] answers = choices.of().clone();
    answers[0] = -1;
    Behaviour behaviour =
        Behaviour.of(
                trials.recording(),
                new Choices(choices.names(), answers, choices.windows()),
                "strength",
                ALL,
                curves(""))
            .orElseThrow();
    assertThat(behaviour.curves().get(0).points())
        .extracting(Point::trials)
        .containsExactly(2, 2, 2, 1);
  }

  @Test
  void theBestLogisticFunctionLeavesNoErrorThatLeans() {
    // Steep, with a single pair of answers that are not parted.
    double[] values = {-3, -2, -1, -0.25, 0, 0.25, 1, 2, 4};
    boolean[] chosen = {false, false, false, true, false, false, true, true, true};
    Logistic fit = Logistic.through(values, chosen).orElseThrow();
    double errors = 0;
    double leaning = 0;
    for (int i = 0; i < values.length; i++) {
      double error = (chosen[i] ? 1 : 0) - fit.at(values[i]);
      errors += error;
      leaning += error * values[i];
    }
    assertThat(errors).isCloseTo(0, within(1e-9));
    assertThat(leaning).isCloseTo(0, within(1e-9));
    assertThat(fit.width()).isBetween(0.0, 0.5);
  }

  @Test
  void aValueAtTheMeanIsOneLikeOthers() {
    Logistic fit =
        Logistic.through(
                new double[] {-1, -1, -1, 0, 0, 1, 1, 1},
                new boolean[] {false, false, true, true, false, true, true, false})
            .orElseThrow();
    // One of three at −1, half at 0 and two of three at 1: the odds are doubled by one.
    assertThat(fit.threshold()).isCloseTo(0, within(1e-9));
    assertThat(fit.width()).isCloseTo(1 / Math.log(2), within(1e-9));
  }
}
