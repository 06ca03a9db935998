package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rnnzoo.dynamics.PlanarFlow.Velocity;

class PlanarFlowTest {

  private static final double PER_SECOND = 10;
  private static final Window WINDOW = new Window(-1, 1, 0, 4);

  private static PlanarFlow ofTwoVariables() {
    return new PlanarFlow(
        FormulaSystem.flow(2, x -> new double[] {x[0], 2 * x[1]}),
        new double[0],
        PhasePlane.ofTwoVariables("x", "y"),
        true);
  }

  /**
   * A flow that is given in coordinates u and v on a tilted plane through (1, 1, 1) and in w at
   * right angles to it, to which w falls back: u′ = u + 2w, v′ = v − w, w′ = 3 + u/2 − w.
   */
  private static PlanarFlow tilted(boolean relaxed) {
    return new PlanarFlow(
        FormulaSystem.flow(
            3,
            state -> {
              double u = 0.6 * (state[0] - 1) + 0.8 * (state[1] - 1);
              double v = state[2] - 1;
              double w = 0.8 * (state[0] - 1) - 0.6 * (state[1] - 1);
              double du = u + 2 * w;
              double dv = v - w;
              double dw = 3 + u / 2 - w;
              return new double[] {0.6 * du + 0.8 * dw, 0.8 * du - 0.6 * dw, dv};
            }),
        new double[0],
        new PhasePlane(
            new double[] {1, 1, 1}, new double[] {0.6, 0.8, 0}, new double[] {0, 0, 1}, "u", "v"),
        relaxed);
  }

  private static void assertVelocity(Velocity velocity, double dx, double dy, double speed) {
    assertThat(new double[] {velocity.dx(), velocity.dy(), velocity.speed()})
        .containsExactly(
            new double[] {PER_SECOND * dx, PER_SECOND * dy, PER_SECOND * speed}, within(1e-9));
  }

  @Test
  void nodesIncludeTheEdges() {
    Velocity[][] grid = ofTwoVariables().onNodes(WINDOW, 3, 5);
    assertThat(grid).hasDimensions(5, 3);
    for (int j = 0; j < 5; j++) {
      for (int i = 0; i < 3; i++) {
        assertVelocity(grid[j][i], i - 1, 2 * j, Math.hypot(i - 1, 2 * j));
      }
    }
  }

  @Test
  void cellsAreSeenInTheirMiddle() {
    Velocity[][] grid = ofTwoVariables().inCells(WINDOW, 2, 4);
    assertThat(grid).hasDimensions(4, 2);
    for (int j = 0; j < 4; j++) {
      for (int i = 0; i < 2; i++) {
        assertVelocity(grid[j][i], i - 0.5, 2 * j + 1, Math.hypot(i - 0.5, 2 * j + 1));
      }
    }
  }

  @Test
  void onTheSliceItselfTheVelocityLeavesThePlane() {
    Velocity velocity = tilted(false).onNodes(WINDOW, 3, 2)[1][2];
    assertVelocity(velocity, 1, 4, Math.sqrt(1 + 16 + 3.5 * 3.5));
    assertThat(velocity.leaving()).isCloseTo(3.5 / Math.sqrt(29.25), within(1e-12));
  }

  /** Each step of half a time constant halves the distance from where w comes to rest. */
  @Test
  void theOtherDirectionsAreLetGoForTenTimeConstantsAndFromANeighbourForThree() {
    Velocity[][] grid = tilted(true).onNodes(WINDOW, 3, 2);
    double w = 0;
    for (int i = 0; i < 3; i++) {
      double u = i - 1;
      double rest = 3 + u / 2;
      w = rest + (w - rest) * Math.pow(0.5, i == 0 ? 20 : 6);
      assertVelocity(
          grid[1][i],
          u + 2 * w,
          4 - w,
          Math.sqrt((u + 2 * w) * (u + 2 * w) + (4 - w) * (4 - w) + (rest - w) * (rest - w)));
    }
    assertThat(grid[0][0].dx()).isEqualTo(grid[1][0].dx());
  }

  @Test
  void theShareThatLeavesThePlaneIsASine() {
    assertThat(new Velocity(3, 0, 5).leaving()).isCloseTo(0.8, within(1e-12));
    assertThat(new Velocity(0, 0, 2).leaving()).isEqualTo(1);
    assertThat(new Velocity(3, 4, 5).leaving()).isZero();
    assertThat(new Velocity(3, 4, Math.nextDown(5.0)).leaving()).as("rounding").isZero();
    assertThat(new Velocity(0, 0, 0).leaving()).as("nothing moves").isZero();
  }
}
