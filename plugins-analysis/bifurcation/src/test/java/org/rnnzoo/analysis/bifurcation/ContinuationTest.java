package org.rnnzoo.analysis.bifurcation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.rnnzoo.analysis.bifurcation.Branch.End;

class ContinuationTest {

  private static final Curve LINE = new Curve((x, p) -> p - x, (x, p) -> -1);
  private static final Curve CIRCLE = new Curve((x, p) -> 1 - x * x - p * p, (x, p) -> -2 * x);
  private static final Curve HYPERBOLA = new Curve((x, p) -> 1 - x * p, (x, p) -> -p);
  private static final Curve WAVES = new Curve((x, p) -> 20 * Math.sin(4 * p) - x, (x, p) -> -1);
  private static final Curve PARABOLA = new Curve((x, p) -> p - x * x, (x, p) -> -2 * x);
  private static final Curve CROSS = new Curve((x, p) -> p * x, (x, p) -> p);

  /** Followed between two values, and noted at some. */
  private static Branch branch(
      Curve curve, double low, double high, double x, double p, double... values) {
    Corrector corrector = new Corrector(curve.family(), 1, high - low);
    return new Continuation(corrector, low, high, values, () -> false).through(new double[] {x}, p);
  }

  @Test
  void aLineIsFollowedFromEndToEnd() {
    Branch branch = branch(LINE, -1, 3, 0.5, 0.5);
    assertThat(branch.ends()).containsExactly(End.EDGE, End.EDGE);
    assertThat(branch.places()).extracting(Place::value).isSorted().startsWith(-1.0).endsWith(3.0);
    assertThat(branch.places())
        .allSatisfy(place -> assertThat(place.state()[0]).isCloseTo(place.value(), within(1e-9)));
    assertThat(branch.low()).isEqualTo(-1);
    assertThat(branch.high()).isEqualTo(3);
    assertThat(branch.events()).isEmpty();
  }

  @Test
  void placesPointAlongTheBranch() {
    assertThat(branch(LINE, -1, 3, 0.5, 0.5).places()).allMatch(Place::rising);
  }

  @Test
  void placesAreNoFartherApartThanALargestStep() {
    Branch branch = branch(LINE, -1, 3, 0.5, 0.5);
    // Of the length of 4 in p and of √17 in all, in units of 4 and of 1.
    assertThat(branch.places()).hasSizeBetween(130, 200);
    assertThat(branch.places()).extracting(Place::value).doesNotHaveDuplicates();
  }

  @Test
  void pointsAreNotedOnceAtTheValuesThatArePassed() {
    Branch branch = branch(LINE, -1, 3, 0.5, 0.5, -1, -0.25, 0.5, 2, 3, 4);
    assertThat(branch.sections())
        .extracting(section -> section.number() + ": " + Math.round(100 * section.state()[0]))
        .containsExactlyInAnyOrder("0: -100", "1: -25", "2: 50", "2: 50", "3: 200", "4: 300");
  }

  @Test
  void aCircleClosesInItselfAndTurnsTwice() {
    Branch branch = branch(CIRCLE, -2, 2, 1, 0, 0);
    assertThat(branch.ends()).containsExactly(End.CLOSED, End.CLOSED);
    assertThat(branch.places())
        .allSatisfy(
            place ->
                assertThat(Math.hypot(place.state()[0], place.value())).isCloseTo(1, within(1e-9)));
    assertThat(branch.events())
        .extracting(Event::kind)
        .containsExactly(Event.Kind.FOLD, Event.Kind.FOLD);
    assertThat(branch.events().get(0).low()).isCloseTo(1, within(1e-6));
    assertThat(branch.events().get(1).high()).isCloseTo(-1, within(1e-6));
    assertThat(branch.sections())
        .extracting(section -> Math.round(section.state()[0]))
        .contains(1L, -1L);
  }

  @Test
  void aParabolaTurnsAndLeavesWhereItCame() {
    Branch branch = branch(PARABOLA, -1, 1, 0.5, 0.25);
    assertThat(branch.ends()).containsExactly(End.EDGE, End.EDGE);
    assertThat(branch.places().get(0).state()[0]).isCloseTo(-1, within(1e-9));
    assertThat(branch.places().get(branch.places().size() - 1).state()[0])
        .isCloseTo(1, within(1e-9));
    assertThat(branch.events()).extracting(Event::kind).containsExactly(Event.Kind.FOLD);
    assertThat(branch.low()).isBetween(-1e-9, 1e-3);
  }

  @Test
  void aBranchThatGoesOnAndOnIsFollowedSoFarOnly() {
    Branch branch = branch(WAVES, -1, 1, 0, 0);
    assertThat(branch.ends()).containsExactly(End.LONG, End.LONG);
    assertThat(branch.high()).isBetween(0.1, 0.9);
    // 1500 in either direction, of which the first is the same.
    assertThat(branch.places()).hasSize(2999);
  }

  @Test
  void aBranchWhoseStatesGrowWithoutEndRunsAway() {
    Branch branch = branch(HYPERBOLA, -1, 4, 1, 1);
    assertThat(branch.ends()).containsExactly(End.FAR, End.EDGE);
    assertThat(branch.places().get(0).value()).isBetween(1 / 26.0, 1 / 25.0);
    assertThat(branch.high()).isEqualTo(4);
  }

  @Test
  void whatIsFarBeyondTheSizeOfStatesIsNotFollowed() {
    assertThat(branch(LINE, 48, 52, 50, 50).ends()).containsExactly(End.FAR, End.FAR);
    assertThat(branch(LINE, 20, 24, 22, 22).ends()).containsExactly(End.EDGE, End.EDGE);
  }

  @Test
  void whereTwoBranchesCrossNoneIsFollowed() {
    Branch branch = branch(CROSS, -1, 1, 0, 0);
    assertThat(branch.ends()).containsExactly(End.LOST, End.LOST);
    assertThat(branch.places()).hasSize(1);
  }

  @Test
  void withoutTimeNothingIsFollowed() {
    Corrector corrector = new Corrector(LINE.family(), 1, 4);
    Branch branch =
        new Continuation(corrector, -1, 3, new double[0], () -> true)
            .through(new double[] {0.5}, 0.5);
    assertThat(branch.ends()).containsExactly(End.TIME_UP, End.TIME_UP);
    assertThat(branch.places()).hasSize(1);
  }

  /** x = p, and x = p + kπ/100 beside it. */
  private static final Curve STRIPES =
      new Curve((x, p) -> -Math.sin(100 * (x - p)), (x, p) -> -100 * Math.cos(100 * (x - p)));

  @Test
  void whatIsNotedLiesOnTheBranchAndNotOnOneBesideIt() {
    double[] values = new double[41];
    Arrays.setAll(values, k -> k / 40.0);
    Branch branch = branch(STRIPES, 0, 1, 0.5, 0.5, values);
    assertThat(branch.sections()).hasSize(42);
    assertThat(branch.sections())
        .allSatisfy(
            section ->
                assertThat(section.state()[0]).isCloseTo(values[section.number()], within(1e-9)));
  }

  @Test
  void aPointThatLeadsNowhereIsNotedAllTheSame() {
    assertThat(branch(CROSS, -1, 1, 0, 0, 0).sections())
        .extracting(Branch.Section::number)
        .containsExactly(0, 0);
  }

  @Test
  void aCornerAtWhichNoUnitHasItsKinkIsNotPassed() {
    Curve corner = new Curve((x, p) -> 0.4 * Math.abs(p) - x, (x, p) -> -1);
    Branch branch = branch(corner, -1, 1, 0.2, -0.5);
    assertThat(branch.ends()).containsExactly(End.EDGE, End.LOST);
    assertThat(branch.high()).isCloseTo(0, within(1e-4));
  }

  @Test
  void howFarIsTooFarGoesWithTheSizeOfStates() {
    Corrector corrector = new Corrector(LINE.family(), 2, 4);
    Continuation continuation = new Continuation(corrector, 28, 32, new double[0], () -> false);
    assertThat(continuation.through(new double[] {30}, 30).ends())
        .containsExactly(End.EDGE, End.EDGE);
  }

  private static Branch branch(Pair pair, double low, double high, double[] x, double p) {
    Corrector corrector = new Corrector(pair.family(), 1, high - low);
    return new Continuation(corrector, low, high, new double[0], () -> false).through(x, p);
  }

  @Test
  void howFarStatesAreIsTheirRootMeanSquare() {
    Pair lines =
        new Pair(
            (x, p) -> new double[] {p - x[0], p - x[1]}, (x, p) -> new double[] {-1, 0, 0, -1});
    assertThat(branch(lines, 18, 22, new double[] {20, 20}, 20).ends())
        .containsExactly(End.EDGE, End.EDGE);
  }

  @Test
  void whatHappensAtAboutOnePlaceIsOneThing() {
    // A fold at x₀ = 0, and at 0.00002 the direction of x₁ becomes unstable.
    Pair fold =
        new Pair(
            (x, p) -> new double[] {p - x[0] * x[0], (2e-5 - x[0]) * x[1]},
            (x, p) -> new double[] {-2 * x[0], 0, -x[1], 2e-5 - x[0]});
    Branch branch = branch(fold, -1, 1, new double[] {0.5, 0}, 0.25);
    assertThat(branch.events()).hasSize(1);
    Event event = branch.events().get(0);
    assertThat(event.kind()).isEqualTo(Event.Kind.FOLD);
    assertThat(event.before().point().unstableDimensions()).isEqualTo(2);
    assertThat(event.after().point().unstableDimensions()).isZero();
  }

  @Test
  void whatHappensAtTwoPlacesIsTwoThings() {
    Pair fold =
        new Pair(
            (x, p) -> new double[] {p - x[0] * x[0], (0.01 - x[0]) * x[1]},
            (x, p) -> new double[] {-2 * x[0], 0, -x[1], 0.01 - x[0]});
    assertThat(branch(fold, -1, 1, new double[] {0.5, 0}, 0.25).events())
        .extracting(Event::kind)
        .containsExactly(Event.Kind.FOLD, Event.Kind.BRANCH_POINT);
  }
}
