package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.Box;

class StartsTest {

  /** Draws that are always two deviations above the mean, a quarter of the way and the last. */
  private record Same() implements RandomGenerator {
    @Override
    public long nextLong() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int nextInt(int bound) {
      return bound - 1;
    }

    @Override
    public double nextDouble() {
      return 0.25;
    }

    @Override
    public double nextGaussian() {
      return 2;
    }
  }

  private static List<Start> next(List<double[]> trajectory, Box box) {
    return new Starts(trajectory, Spread.of(trajectory), box, new Same()).next(8);
  }

  private static double[] latent(List<double[]> trajectory) {
    Start start = next(trajectory, Box.everywhere(trajectory.get(0).length)).get(5);
    assertThat(start.deflated()).isFalse();
    return start.state();
  }

  private static void assertState(Start start, double... expected) {
    assertThat(start.state()).containsExactly(expected, within(1e-12));
  }

  /** Four states with a deviation of 5 per variable, the last of them at (6, 8). */
  private static final List<double[]> SQUARE =
      List.of(
          new double[] {-4, -2}, new double[] {6, -2}, new double[] {-4, 8}, new double[] {6, 8});

  @Test
  void theKindsOfStartsTakeTurns() {
    List<Start> starts = next(SQUARE, new Box(new double[] {-8, 0}, new double[] {0, 100}));
    assertThat(starts)
        .extracting(Start::deflated)
        .containsExactly(false, false, true, false, false, false, false, false);
    for (int near : new int[] {0, 3, 6}) {
      assertState(starts.get(near), 6 + 2 * 0.05 * 5, 8 + 2 * 0.05 * 5);
    }
    for (int wide : new int[] {1, 2, 4}) {
      assertState(starts.get(wide), 6 + 2 * 0.5 * 5, 8 + 2 * 0.5 * 5);
    }
    assertState(starts.get(7), -6, 25);
  }

  @Test
  void withoutABoxAnywhereIsADeviationAway() {
    assertState(next(SQUARE, Box.everywhere(2)).get(7), 16, 18);
  }

  @Test
  void anotherTurnBeginsAfterEight() {
    Starts starts = new Starts(SQUARE, Spread.of(SQUARE), Box.everywhere(2), new Same());
    assertThat(starts.next(11)).extracting(Start::deflated).endsWith(false, false, true);
  }

  @Test
  void latentStartsLieWhereTheTrajectoriesReachAlongTheirLeadingComponents() {
    // Along (0.6, 0.8) from -5 to 15 around (3, 4); a quarter of the way is 0.
    List<double[]> line = new ArrayList<>();
    for (int i = 0; i <= 4; i++) {
      double along = 5 * i - 5;
      line.add(new double[] {3 + 0.6 * along, 4 + 0.8 * along});
    }
    assertThat(latent(line)).containsExactly(new double[] {3, 4}, within(1e-12));
  }

  /** States at plus and minus a size along each axis, so that the axes are the components. */
  private static List<double[]> axes(double... sizes) {
    List<double[]> states = new ArrayList<>();
    for (int k = 0; k < sizes.length; k++) {
      for (int side = -1; side <= 1; side += 2) {
        double[] state = new double[sizes.length];
        state[k] = side * sizes[k];
        states.add(state);
      }
    }
    return states;
  }

  @Test
  void theLeadingComponentsHoldNineteenTwentiethsOfTheVariance() {
    assertThat(latent(axes(Math.sqrt(94), Math.sqrt(5), 1)))
        .containsExactly(new double[] {-Math.sqrt(94) / 2, -Math.sqrt(5) / 2, 0}, within(1e-12));
    assertThat(latent(axes(Math.sqrt(96), Math.sqrt(3), 1)))
        .containsExactly(new double[] {-Math.sqrt(96) / 2, 0, 0}, within(1e-12));
    assertThat(latent(axes(3, 2, 1.5)))
        .containsExactly(new double[] {-1.5, -1, -0.75}, within(1e-12));
  }

  @Test
  void trajectoriesThatStandStillHaveOneLatentStart() {
    assertThat(latent(List.of(new double[] {1, 2}, new double[] {1, 2}))).containsExactly(1, 2);
  }

  /** States at 0 but for the second, which is at −1. */
  private static List<double[]> onlyTheSecondOf(int count) {
    List<double[]> states = new ArrayList<>(Collections.nCopies(count, new double[] {0}));
    states.set(1, new double[] {-1});
    return states;
  }

  @Test
  void aThousandStatesAreLookedAtAndOfMoreEverySecond() {
    double reach = latent(onlyTheSecondOf(1000))[0];
    assertThat(reach).as("a quarter of the way from -1 to 0").isCloseTo(-0.75, within(1e-12));
    assertThat(latent(onlyTheSecondOf(1001))[0]).isZero();
    List<double[]> first = onlyTheSecondOf(1001);
    Collections.swap(first, 0, 1);
    assertThat(latent(first)[0]).isCloseTo(-0.75, within(1e-12));
  }
}
