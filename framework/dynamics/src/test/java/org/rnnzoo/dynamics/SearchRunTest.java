package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.Box;

class SearchRunTest {

  private static final FixedPointSearch SEARCH = FixedPointSearch.defaults().withSeeds(8);

  private static FormulaSystem line(boolean bounded, UnaryOperator<double[]> formula) {
    return new FormulaSystem(1, 100, 0.2, bounded, Box.everywhere(1), formula);
  }

  private static List<double[]> at(double... places) {
    List<double[]> states = new ArrayList<>();
    for (double place : places) {
      states.add(new double[] {place});
    }
    return states;
  }

  private static FixedPoints run(
      FixedPointSearch options,
      FormulaSystem system,
      List<double[]> visited,
      List<double[]> guesses,
      List<Integer> progress) {
    return new SearchRun(options, system, new double[0], visited, new SplittableRandom(3))
        .run(guesses, progress::add);
  }

  private static FixedPoints run(
      FixedPointSearch options,
      FormulaSystem system,
      List<double[]> visited,
      List<double[]> guesses) {
    return run(options, system, visited, guesses, new ArrayList<>());
  }

  private static List<Double> places(List<FixedPoint> points) {
    return points.stream().map(point -> point.state()[0]).sorted().toList();
  }

  /** A saddle in one variable: its index is −1, so that a bounded system must have more points. */
  private static double[] unstable(double[] x) {
    return new double[] {x[0]};
  }

  private static double[] stable(double[] x) {
    return new double[] {1 - x[0]};
  }

  @Test
  void twoBatchesWithoutANewPointEndASearchThatMayBeComplete() {
    List<Integer> progress = new ArrayList<>();
    FixedPoints found = run(SEARCH, line(true, SearchRunTest::stable), at(0, 2), at(), progress);
    assertThat(places(found.points())).containsExactly(1.0);
    assertThat(found.coverage())
        .as("three batches of eight, the mean and the origin")
        .isEqualTo(new Coverage(Coverage.Method.SEARCH, Coverage.End.NOTHING_NEW, 3 * 8 + 2, 0, 0));
    assertThat(progress).containsExactly(0, 1, 1, 2, 2, 3);
  }

  @Test
  void aSearchThatMustBeIncompleteUsesAllBatches() {
    FixedPointSearch options = SEARCH.withBatches(5);
    Coverage bounded =
        run(options, line(true, SearchRunTest::unstable), at(-1, 1), at()).coverage();
    assertThat(bounded.end()).isEqualTo(Coverage.End.ALL_BATCHES);
    assertThat(bounded.starts()).isEqualTo(5 * 8 + 2);
    Coverage unbounded =
        run(options, line(false, SearchRunTest::unstable), at(-1, 1), at()).coverage();
    assertThat(unbounded.end()).isEqualTo(Coverage.End.NOTHING_NEW);
    assertThat(unbounded.starts()).isEqualTo(3 * 8 + 2);
  }

  @Test
  void whatWasFoundIsLookedAtAfterEveryThirtyTwoStarts() {
    List<Integer> progress = new ArrayList<>();
    FixedPointSearch options = SEARCH.withSeeds(60).withBatches(1);
    Coverage coverage =
        run(options, line(true, SearchRunTest::stable), at(0, 2), at(5, 6, 7), progress).coverage();
    assertThat(coverage.starts()).as("with three guesses").isEqualTo(65);
    assertThat(progress).as("32, 32 and 1").containsExactly(0, 0, 0, 1);
    progress.clear();
    run(
        SEARCH.withSeeds(30).withBatches(1),
        line(true, SearchRunTest::stable),
        at(0, 2),
        at(),
        progress);
    assertThat(progress).as("32 and no more").containsExactly(0, 1);
  }

  @Test
  void waysThatEndAtAWallAreCounted() {
    FormulaSystem system =
        new FormulaSystem(1, 100, 0.2, false, Box.of(1, -1, 1), x -> new double[] {5 - x[0]});
    Coverage coverage = run(SEARCH.withBatches(1), system, at(0, 0.5), at()).coverage();
    assertThat(coverage.starts()).isEqualTo(10);
    assertThat(coverage.ledOutside()).isEqualTo(10);
  }

  @Test
  void whenTheTimeIsUpNoWayIsFollowed() {
    Coverage coverage =
        run(SEARCH.withSeconds(1e-9), line(true, SearchRunTest::stable), at(0, 2), at()).coverage();
    assertThat(coverage.end()).isEqualTo(Coverage.End.TIME_UP);
    assertThat(coverage.starts()).isZero();
  }

  /** Fixed points at 0 and at a place; unstable and stable. */
  private static FormulaSystem two(double place) {
    return line(false, x -> new double[] {-x[0] * (x[0] - place)});
  }

  @Test
  void pointsFartherThanTheFarFactorAreListedApart() {
    // The mean is 1, the mean distance from it is 2: far is beyond 1 + 10 · 2.
    List<double[]> visited = at(-1, -1, 3, 3);
    FixedPoints near = run(SEARCH, two(20.99), visited, at(20.9));
    assertThat(places(near.points())).hasSize(2).last().isEqualTo(20.99);
    assertThat(near.far()).isEmpty();
    FixedPoints far = run(SEARCH, two(21.01), visited, at(20.9));
    assertThat(places(far.points())).hasSize(1);
    assertThat(places(far.far())).containsExactly(21.01);
    assertThat(far.coverage().starts())
        .as("with the guess; the far point counts as new in the first of three batches")
        .isEqualTo(3 * 8 + 2 + 1);
    assertThat(run(SEARCH, two(21), visited, at(20.9)).far()).as("just not farther").isEmpty();
  }

  @Test
  void pointsCloserThanAThousandthOfTheStatesAreOne() {
    // The root mean square of the states is 5.
    List<double[]> visited = at(3, -3, Math.sqrt(41), -Math.sqrt(41));
    assertThat(run(SEARCH, two(0.0049), visited, at(1, -1)).points()).hasSize(1);
    assertThat(run(SEARCH, two(0.0051), visited, at(1, -1)).points()).hasSize(2);
  }

  @Test
  void twoStatesAreOnePointIfNoVariableDiffers() {
    FormulaSystem system = FormulaSystem.flow(2, x -> new double[] {x[0] * (1 - x[0]), -x[1]});
    List<double[]> visited = List.of(new double[] {0, 1}, new double[] {1, -1});
    FixedPoints found =
        run(SEARCH, system, visited, List.of(new double[] {-0.1, 0}, new double[] {1.1, 0}));
    assertThat(places(found.points())).hasSize(2);
  }

  /** Stable at 9 and 15, unstable at 12. */
  private static double[] bistable(double[] x) {
    return new double[] {-(x[0] - 9) * (x[0] - 12) * (x[0] - 15)};
  }

  @Test
  void betweenTwoStablePointsThereIsASaddle() {
    FixedPointSearch one = SEARCH.withSeeds(1);
    List<double[]> visited = at(9, 9);
    FixedPoints found = run(one, line(true, SearchRunTest::bistable), visited, at(9, 15));
    assertThat(places(found.points()))
        .usingComparatorForType(
            (a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b), Double.class)
        .containsExactly(9.0, 12.0, 15.0);
    assertThat(found.coverage().starts())
        .as("two guesses, the mean, the origin, one midpoint and four seeds")
        .isEqualTo(2 + 2 + 1 + 4);
  }

  @Test
  void slowPointsAreListedOnceAndNotWhereAFixedPointIs() {
    FormulaSystem system =
        FormulaSystem.flow(2, x -> new double[] {x[0] * x[0] * (x[0] - 3) - 1e-3, x[1] + 0 * x[0]});
    FixedPoints found =
        run(
            SEARCH.withBatches(1),
            system,
            List.of(new double[] {-0.5, 1}, new double[] {0.5, -1}),
            List.of(new double[] {3.1, 0}));
    assertThat(places(found.points()))
        .hasSize(1)
        .first()
        .satisfies(place -> assertThat(place).isCloseTo(3, within(1e-3)));
    assertThat(found.slow()).hasSize(1);
    assertThat(found.slow().get(0).state()[0]).isCloseTo(0, within(1e-2));
  }

  /** Stable at even, unstable at odd numbers. */
  private static double[] sine(double[] x) {
    return new double[] {-Math.sin(Math.PI * x[0])};
  }

  @Test
  void oneMidpointForEachSeedIsLookedAtInABatch() {
    FixedPoints found =
        run(SEARCH.withSeeds(1), line(false, SearchRunTest::sine), at(0, 0), at(0, 2, 4, 1, 3));
    assertThat(places(found.points())).hasSize(5);
    assertThat(found.coverage().starts())
        .as("guesses, mean, origin, a seed in each of four batches and the middles of three pairs")
        .isEqualTo(5 + 2 + 4 + 3);
  }

  @Test
  void aSlowPointThatIsAFixedPointIsNoSlowPoint() {
    FormulaSystem system =
        FormulaSystem.flow(2, x -> new double[] {x[0] * x[0] * (x[0] - 3) - 1e-3, x[1]});
    List<double[]> visited = List.of(new double[] {-0.5, 1}, new double[] {0.5, -1});
    List<double[]> guesses = List.of(new double[] {3.1, 0});
    FixedPointSearch one = SEARCH.withBatches(1);
    assertThat(run(one, system, visited, guesses).slow()).hasSize(1);
    assertThat(run(one.withUniqueness(10), system, visited, guesses).slow()).isEmpty();
  }

  @Test
  void onlyEveryThirdStartLooksBehindKnownPoints() {
    double root = Math.sqrt(2);
    FormulaSystem system = line(false, x -> new double[] {x[0] * x[0] - 2});
    List<double[]> visited = at(root, root);
    assertThat(run(SEARCH.withSeeds(2), system, visited, at()).points()).hasSize(1);
    assertThat(run(SEARCH.withSeeds(3), system, visited, at()).points()).hasSize(2);
  }

  /** Where each state with y = 0 is a fixed point or, if something is left of the field, slow. */
  private static FixedPoints manyPoints(double left) {
    FormulaSystem system = FormulaSystem.flow(2, x -> new double[] {left, -x[1]});
    List<double[]> guesses = new ArrayList<>();
    for (int i = 0; i < 450; i++) {
      guesses.add(new double[] {i, 0});
    }
    return run(SEARCH.withBatches(1), system, guesses, guesses);
  }

  @Test
  void noMoreThanFourHundredPointsAreKept() {
    FixedPoints fixed = manyPoints(0);
    assertThat(fixed.points()).hasSize(400);
    assertThat(fixed.coverage().end()).isEqualTo(Coverage.End.MOST_POINTS);
    FixedPoints slow = manyPoints(1e-3);
    assertThat(slow.points()).isEmpty();
    assertThat(slow.slow()).hasSize(400);
    assertThat(slow.coverage().end()).isEqualTo(Coverage.End.ALL_BATCHES);
  }

  @Test
  void anInterruptedSearchIsCancelledAndTheThreadStaysInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> run(SEARCH, line(true, SearchRunTest::stable), at(0, 2), at()))
        .isInstanceOf(CancellationException.class)
        .hasMessage("The search was interrupted.");
    assertThat(Thread.interrupted()).isTrue();
  }
}
