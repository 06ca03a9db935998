package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.Box;
import org.rnnzoo.dynamics.Descent.End;

class DescentTest {

  private static final FixedPointSearch SEARCH = FixedPointSearch.defaults();

  private static final FormulaSystem ARCTANGENT =
      FormulaSystem.flow(1, x -> new double[] {-Math.atan(x[0])});

  /** √2, by Newton's iteration x ← x/2 + 1/x. */
  private static final FormulaSystem ROOT =
      FormulaSystem.flow(1, x -> new double[] {x[0] * x[0] - 2});

  private static Descent descent(FixedPointSearch options, FormulaSystem system, double seconds) {
    return new Descent(options, system, new double[0], system.box(), Deadline.in(seconds));
  }

  private static Descent descent(FormulaSystem system) {
    return descent(SEARCH, system, 60);
  }

  /** The search with so many iterations. */
  private static FixedPointSearch iterations(int count) {
    return new FixedPointSearch(
        SEARCH.seeds(),
        SEARCH.batches(),
        count,
        SEARCH.tolerance(),
        SEARCH.slowSpeed(),
        SEARCH.uniqueness(),
        SEARCH.farFactor(),
        SEARCH.bound(),
        SEARCH.seconds(),
        SEARCH.threads());
  }

  /** Where the first of Newton's steps for the arctangent leads. */
  private static double step(double start) {
    Descent descent = descent(iterations(1), ARCTANGENT, 60);
    descent.from(new double[] {start}, Deflation.NONE);
    return descent.state()[0];
  }

  /** The full step from x to the root of the arctangent. */
  private static double full(double x) {
    return Math.atan(x) * (1 + x * x);
  }

  @Test
  void aStepIsHalvedUntilItHelps() {
    assertThat(step(1)).isCloseTo(1 - full(1), within(1e-6));
    assertThat(step(2)).isCloseTo(2 - full(2) / 2, within(1e-6));
    assertThat(step(3)).isCloseTo(3 - full(3) / 4, within(1e-6));
  }

  @Test
  void aStepIsHalvedFiveTimesAtMost() {
    assertThat(step(30)).isCloseTo(30 - full(30) / 32, within(1e-4));
    assertThat(step(60)).as("a 64th of the step would help").isEqualTo(60);
  }

  /** From here Newton's iteration of the arctangent goes to and fro for ever. */
  @Test
  void aStepThatOnlyTurnsTheSignDoesNotHelp() {
    assertThat(step(1.391745200270735)).isCloseTo(0, within(1e-6));
  }

  @Test
  void aShorterStepNeedsToHelpLess() {
    // Half of the step leaves 0.99991 of the field: enough for 1 - 10⁻⁴/2, but not for 1 - 10⁻⁴·2.
    double start = 2.8859255265167465;
    assertThat(step(start)).isCloseTo(start - full(start) / 2, within(1e-6));
  }

  @Test
  void aStepThatDoesNotHelpEndsTheIteration() {
    int[] evaluations = {0};
    FormulaSystem counted =
        FormulaSystem.flow(
            1,
            x -> {
              evaluations[0]++;
              return new double[] {-Math.atan(x[0])};
            });
    assertThat(descent(counted).from(new double[] {60}, Deflation.NONE)).isEqualTo(End.NOWHERE);
    assertThat(evaluations[0]).as("the start, the slope on both sides, six tries").isEqualTo(9);
  }

  @Test
  void aFixedPointIsPolishedByTwoMoreSteps() {
    Descent descent = descent(SEARCH.withTolerance(0.1), ROOT, 60);
    assertThat(descent.from(new double[] {2})).isEqualTo(End.FIXED);
    // 2, then 3/2 with a square of the field of 1/16, then 17/12 and 577/408.
    assertThat(descent.state()[0]).isCloseTo(577.0 / 408, within(1e-8));
  }

  @Test
  void aWayDownFromAFixedPointStaysThere() {
    FormulaSystem linear = FormulaSystem.flow(2, x -> new double[] {1 - x[0], 3 - x[1]});
    Descent descent = descent(linear);
    assertThat(descent.from(new double[] {1, 3})).isEqualTo(End.FIXED);
    assertThat(descent.state()).containsExactly(1, 3);
  }

  /** The field (y² + least, x, 0, …), slowest at the origin. */
  private static End slowest(int dimension, double least) {
    FormulaSystem system =
        FormulaSystem.flow(
            dimension,
            x -> {
              double[] field = new double[dimension];
              field[0] = x[1] * x[1] + least;
              for (int k = 1; k < dimension; k++) {
                field[k] = x[k == 1 ? 0 : k];
              }
              return field;
            });
    return descent(system).from(new double[dimension]);
  }

  /** Its speed is |F|/(τ √n), here least/(0.1 s √n). */
  @Test
  void aMinimumCountsAsSlowBelowTheSlowSpeed() {
    assertThat(slowest(2, 0.0028)).isEqualTo(End.SLOW);
    assertThat(slowest(2, 0.0029)).isEqualTo(End.NOWHERE);
    assertThat(slowest(8, 0.0056)).isEqualTo(End.SLOW);
    assertThat(slowest(8, 0.0057)).isEqualTo(End.NOWHERE);
  }

  @Test
  void aMinimumIsFoundWhereNewtonsIterationGetsStuck() {
    FormulaSystem system =
        FormulaSystem.flow(2, x -> new double[] {(x[1] - 1) * (x[1] - 1) + 1e-3, x[0] + 2 * x[1]});
    Descent descent = descent(system);
    assertThat(descent.from(new double[] {3, 3})).isEqualTo(End.SLOW);
    assertThat(descent.state()).containsExactly(new double[] {-2, 1}, within(2e-3));
  }

  private static final FormulaSystem CONSTANT = FormulaSystem.flow(1, x -> new double[] {0.5});

  @Test
  void whatIsExactlyAtALimitIsNotBelowIt() {
    FixedPointSearch fixed = SEARCH.withTolerance(0.25);
    assertThat(descent(fixed, CONSTANT, 60).from(new double[] {3})).isEqualTo(End.NOWHERE);
    assertThat(descent(fixed, CONSTANT, 60).from(new double[] {3}, Deflation.NONE))
        .isEqualTo(End.NOWHERE);
    // 5/s · 0.1 s is 0.5.
    FixedPointSearch slow = SEARCH.withSlowSpeed(5);
    assertThat(descent(slow, CONSTANT, 60).from(new double[] {3})).isEqualTo(End.NOWHERE);
    FixedPointSearch faster = SEARCH.withSlowSpeed(5.001);
    assertThat(descent(faster, CONSTANT, 60).from(new double[] {3})).isEqualTo(End.SLOW);
  }

  @Test
  void aMinimumIsWhereTheGradientIsSmallBesideTheField() {
    FormulaSystem system = FormulaSystem.flow(2, x -> new double[] {x[1] * x[1] + 1e-3, x[0]});
    Descent descent = descent(system);
    assertThat(descent.from(new double[] {1e-9, 0})).isEqualTo(End.SLOW);
    assertThat(descent.state()).as("left as it is").containsExactly(1e-9, 0);
    assertThat(descent.from(new double[] {1e-7, 0})).isEqualTo(End.SLOW);
    assertThat(descent.state()[0]).as("gone down").isCloseTo(0, within(2e-9));
  }

  /**
   * The field (y² + 1, 2x) at (1, y): JᵀJ is diagonal with 4 and 4y² and JᵀF is (4, 2y(y² + 1)). A
   * damping of 0.001 of the mean of the diagonal makes y overshoot, a tenfold one does not.
   */
  @Test
  void aStepOfLevenbergAndMarquardtIsDampedTenfoldUntilItHelps() {
    double y = 0.01;
    FormulaSystem system = FormulaSystem.flow(2, x -> new double[] {x[1] * x[1] + 1, 2 * x[0]});
    Descent descent = descent(iterations(1).withSlowSpeed(1e3), system, 60);
    assertThat(descent.from(new double[] {1, y}))
        .as("where the way is not at its end is no slow point, however slow it is")
        .isEqualTo(End.NOWHERE);
    double damping = 0.01 * (4 + 4 * y * y) / 2;
    assertThat(descent.state())
        .containsExactly(
            new double[] {1 - 4 / (4 + damping), y - 2 * y * (y * y + 1) / (4 * y * y + damping)},
            within(1e-7));
  }

  @Test
  void levenbergAndMarquardtReachARootThatNewtonDoesNot() {
    FormulaSystem system = FormulaSystem.flow(2, x -> new double[] {10 * (x[0] * x[0] - 1), x[1]});
    Descent descent = descent(system);
    assertThat(descent.from(new double[] {0.01, 0}, Deflation.NONE)).isEqualTo(End.NOWHERE);
    assertThat(descent.from(new double[] {0.01, 0})).isEqualTo(End.FIXED);
    assertThat(descent.state()).containsExactly(new double[] {1, 0}, within(1e-12));
  }

  @Test
  void aMinimumInOneVariableIsSlow() {
    FormulaSystem system = FormulaSystem.flow(1, x -> new double[] {x[0] * x[0] + 1e-3});
    for (double start : new double[] {-2, 0.01, 0.3, 1}) {
      Descent descent = descent(system);
      assertThat(descent.from(new double[] {start})).isEqualTo(End.SLOW);
      assertThat(descent.state()[0]).isCloseTo(0, within(1e-2));
    }
  }

  /** A curved valley to (1, 1, 0) where the field is (0, 0, 3); at its start its square is 13. */
  private static Descent downTheValley(double slowSpeed) {
    FormulaSystem system =
        FormulaSystem.flow(
            3, x -> new double[] {10 * (x[1] - x[0] * x[0]), 1 - x[0], 3 + x[2] * x[2]});
    Descent descent = descent(SEARCH.withSlowSpeed(slowSpeed), system, 60);
    assertThat(descent.from(new double[] {-1, 1, 0})).isEqualTo(End.NOWHERE);
    return descent;
  }

  @Test
  void aFieldThatHardlyFallsIsGivenUpUnlessItIsNearlySlow() {
    // Slow would be a square below 3 · 10⁻⁶: out of reach.
    assertThat(downTheValley(0.01).state()[0]).isLessThan(0);
    // Slow would be a square below 3.
    assertThat(downTheValley(10).state()).containsExactly(new double[] {1, 1, 0}, within(1e-2));
  }

  private static FormulaSystem boxed(FormulaSystem system) {
    return system.within(Box.of(system.dimension(), -1, 1));
  }

  @Test
  void aWayThatLeadsOnAtAWallEndsOutside() {
    for (int side = -1; side <= 1; side += 2) {
      double beyond = 2 * side;
      FormulaSystem first = FormulaSystem.flow(2, x -> new double[] {beyond - x[0], -x[1]});
      Descent descent = descent(boxed(first));
      assertThat(descent.from(new double[] {0, 0.5})).isEqualTo(End.OUTSIDE);
      assertThat(descent.state()[0]).isEqualTo(side);
      FormulaSystem second = FormulaSystem.flow(2, x -> new double[] {-x[0], beyond - x[1]});
      assertThat(descent(boxed(second)).from(new double[] {0.5, 0})).isEqualTo(End.OUTSIDE);
    }
  }

  /** The field has no zero because of y, while x comes to rest exactly at the wall. */
  @Test
  void aMinimumAtAWallThatDoesNotLeadOnIsNotOutside() {
    for (int side = -1; side <= 1; side += 2) {
      double wall = side;
      FormulaSystem system =
          FormulaSystem.flow(2, x -> new double[] {wall - x[0], x[1] * x[1] + 0.5});
      Descent descent = descent(boxed(system));
      assertThat(descent.from(new double[] {wall, 0.3})).isEqualTo(End.NOWHERE);
      assertThat(descent.state()[0]).isEqualTo(wall);
    }
  }

  @Test
  void aStartOutsideTheBoxIsMovedIntoIt() {
    FormulaSystem system = boxed(FormulaSystem.flow(1, x -> new double[] {x[0] * x[0] - 0.25}));
    Descent descent = descent(system);
    assertThat(descent.from(new double[] {-50})).isEqualTo(End.FIXED);
    assertThat(descent.state()[0]).isCloseTo(-0.5, within(1e-12));
    Descent late = descent(SEARCH, system, -1);
    late.from(new double[] {-50});
    assertThat(late.state()).containsExactly(-1);
  }

  @Test
  void whenTheTimeIsUpNoStepIsTaken() {
    Descent descent = descent(SEARCH, ROOT, -1);
    assertThat(descent.from(new double[] {2})).isEqualTo(End.OUT_OF_TIME);
    assertThat(descent.state()).containsExactly(2);
    assertThat(descent.from(new double[] {2}, Deflation.NONE)).isEqualTo(End.OUT_OF_TIME);
    assertThat(descent.state()).containsExactly(2);
  }

  @Test
  void aRootThatIsDividedOutIsNotFoundAgain() {
    Deflation known = new Deflation(List.of(new double[] {Math.sqrt(2)}), 1);
    Descent descent = descent(ROOT);
    assertThat(descent.from(new double[] {1.2})).isEqualTo(End.FIXED);
    assertThat(descent.state()[0]).isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(descent.from(new double[] {1.2}, known)).isEqualTo(End.FIXED);
    assertThat(descent.state()[0]).isCloseTo(-Math.sqrt(2), within(1e-12));
  }

  @Test
  void theWeightOfKnownRootsIsTheProductOfOneOverTheirSquaredDistances() {
    Deflation known = new Deflation(List.of(new double[] {0, 0}, new double[] {3, 5}), 2);
    // Distances from (3, 4): 5 and 1; 1 + 4/25 and 1 + 4.
    assertThat(known.weight(new double[] {3, 4})).isCloseTo(1.16 * 5, within(1e-12));
    // The derivative of the logarithm of m along (1, 0): -2·4·3/(25·29) from the first, 0 from the
    // second; the step of the product is 1/(1 - it) as long.
    assertThat(known.stretch(new double[] {3, 4}, new double[] {1, 0}))
        .isCloseTo(1 / (1 + 24.0 / 725), within(1e-12));
    // Along (0, 1): -2·4·4/(25·29) + 2·4·1/(1·5).
    assertThat(known.stretch(new double[] {3, 4}, new double[] {0, 1}))
        .isCloseTo(1 / (1 + 32.0 / 725 - 8.0 / 5), within(1e-12));
  }

  @Test
  void aStepIsStretchedAThousandfoldAtMost() {
    Deflation known = new Deflation(List.of(new double[] {0}), 1);
    // At 1 the logarithm of m falls by 1 for each 1: the step -1 has no finite stretch.
    assertThat(known.stretch(new double[] {1}, new double[] {-1 + 1e-6})).isEqualTo(1000);
    assertThat(known.stretch(new double[] {1}, new double[] {-1 - 1e-6})).isEqualTo(-1000);
    assertThat(known.stretch(new double[] {1}, new double[] {Double.NaN})).isEqualTo(1);
  }
}
