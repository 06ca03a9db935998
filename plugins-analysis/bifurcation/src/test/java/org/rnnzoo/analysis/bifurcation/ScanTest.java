package org.rnnzoo.analysis.bifurcation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.analysis.bifurcation.Branch.End;
import org.rnnzoo.dynamics.Coverage;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.testkit.TestAnalysisContext;

class ScanTest {

  /** Two lines that never meet, the lower of them stable. */
  private static Curve parallels(double apart) {
    return new Curve((x, p) -> (x - p) * (x - p - apart), (x, p) -> 2 * (x - p) - apart);
  }

  private static final Curve NOTHING = new Curve((x, p) -> 1 + x * x, (x, p) -> 2 * x);
  private static final Curve LINE = new Curve((x, p) -> p - x, (x, p) -> -1);

  /** Both variables are 1/p. */
  private static final Pair HYPERBOLAS =
      new Pair(
          (x, p) -> new double[] {1 - x[0] * p, 1 - x[1] * p},
          (x, p) -> new double[] {-p, 0, 0, -p});

  private final TestAnalysisContext context = new TestAnalysisContext(1);

  private Scan scan(Family family, double from, double to, double[]... visited) {
    return new Scan(
        family,
        new BifurcationParameters("gain", from, to, List.of(), 2, 10),
        List.of(visited),
        context);
  }

  private Scan done(Family family, double from, double to, double[]... visited) {
    Scan scan = scan(family, from, to, visited);
    scan.run();
    return scan;
  }

  @Test
  void aStateThatABranchHadAtAnotherValueIsAnotherPoint() {
    // At 1 the lower line is where the upper one is at 0.
    Scan scan = done(parallels(1).family(), 0, 1, new double[] {1});
    assertThat(scan.branches())
        .extracting(branch -> branch.places().get(0).state()[0])
        .satisfiesExactly(
            lower -> assertThat(lower).isCloseTo(0, within(1e-9)),
            upper -> assertThat(upper).isCloseTo(1, within(1e-9)));
    assertThat(scan.branches())
        .allSatisfy(branch -> assertThat(branch.ends()).containsExactly(End.EDGE, End.EDGE));
  }

  @Test
  void pointsAreToldApartByTheSizeOfStates() {
    // 0.001 is 1 % of the size of states.
    assertThat(done(parallels(1e-3).family(), 0, 1, new double[] {0.1}).branches()).hasSize(2);
  }

  @Test
  void aBranchRunsAwayAtTwentyFiveTimesTheSizeOfStates() {
    double[] two = {2, 2};
    Scan scan = done(HYPERBOLAS.family(), 0.015, 4, two, two, two);
    assertThat(scan.branches())
        .anySatisfy(
            branch -> {
              assertThat(branch.ends()).containsExactly(End.FAR, End.EDGE);
              assertThat(1 / branch.low()).isBetween(50.0, 50.2);
            });
  }

  @Test
  void statesThatAreAllZeroHaveTheSizeOfOne() {
    // A branch that is longer than 25 runs away.
    Scan scan = done(LINE.family(), 0, 30, new double[] {0});
    assertThat(scan.branches())
        .anySatisfy(
            branch -> {
              assertThat(branch.ends()).containsExactly(End.EDGE, End.FAR);
              assertThat(branch.high()).isBetween(25.0, 25.1);
            });
  }

  @Test
  void aBranchThatIsEnteredWherePointsAreHardToTellApartIsTheSame() {
    // (x − 0.05)³ = p: at 0 all within a thousandth of 0.05 passes for a fixed point.
    Curve cubic =
        new Curve(
            (x, p) -> p - (x - 0.05) * (x - 0.05) * (x - 0.05),
            (x, p) -> -3 * (x - 0.05) * (x - 0.05));
    Scan scan = done(cubic.family(), -1, 1, new double[] {0.1});
    assertThat(scan.sections().get(1).points().points()).hasSizeGreaterThan(1);
    // One of them stands so upright that it leads nowhere.
    assertThat(scan.branches().stream().filter(branch -> branch.places().size() > 1))
        .singleElement()
        .satisfies(branch -> assertThat(branch.ends()).containsExactly(End.EDGE, End.EDGE));
  }

  @Test
  void whileItSearchesItTells() {
    done(NOTHING.family(), 0, 1, new double[] {1});
    assertThat(context.fractions()).isSorted().containsOnly(0.0, 0.5);
    assertThat(context.fractions().stream().filter(fraction -> fraction == 0).count())
        .isGreaterThan(2);
  }

  @Test
  void whileItFollowsItTells() {
    done(LINE.family(), 0, 1, new double[] {1});
    // Fixed points have been searched for at both values by then.
    assertThat(context.fractions()).isSorted().endsWith(1.0);
  }

  private static Scan.Section section(double value, Coverage.End end) {
    return new Scan.Section(
        value,
        new FixedPoints(
            List.of(),
            List.of(),
            List.of(),
            false,
            new Coverage(Coverage.Method.SEARCH, end, 1, 0, 0)));
  }

  private Scan searched(Coverage.End second) {
    Scan scan = scan(LINE.family(), 0, 1, new double[] {1});
    scan.sections().add(section(0, Coverage.End.NOTHING_NEW));
    scan.sections().add(section(1, second));
    return scan;
  }

  private static Branch branch(End begin, End end) {
    return new Branch(List.of(), List.of(), List.of(), List.of(begin, end));
  }

  @Test
  void aScanIsPartialIfItDidNotReachAllValues() {
    Scan scan = scan(LINE.family(), 0, 1, new double[] {1});
    assertThat(scan.isPartial()).isTrue();
    scan.sections().add(section(0, Coverage.End.NOTHING_NEW));
    assertThat(scan.isPartial()).isTrue();
    scan.sections().add(section(1, Coverage.End.NOTHING_NEW));
    assertThat(scan.isPartial()).isFalse();
  }

  @Test
  void aScanIsPartialIfASearchRanOutOfTime() {
    assertThat(searched(Coverage.End.TIME_UP).isPartial()).isTrue();
  }

  @Test
  void aScanIsPartialIfABranchIsCutShort() {
    Scan scan = searched(Coverage.End.NOTHING_NEW);
    scan.branches().add(branch(End.LOST, End.EDGE));
    assertThat(scan.isPartial()).isFalse();
    scan.branches().add(branch(End.EDGE, End.TIME_UP));
    assertThat(scan.isPartial()).isTrue();
  }
}
