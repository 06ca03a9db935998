package org.rnnzoo.dynamics.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FinalTargetsTest {

  private static final double[][] SAME = {{0}, {0}, {0}, {0}};

  private static Grouping groups(int... of) {
    return new Grouping("column", List.of("a", "b"), of);
  }

  @Test
  void groupsTellAllThatLiesBetweenThem() {
    FinalTargets targets = new FinalTargets(new double[][] {{1}, {1}, {3}, {5}}, SAME);
    // About the mean of 2.5 there are 11, about 1 and 4 there are 2.
    assertThat(targets.toldBy(groups(0, 0, 1, 1))).isCloseTo(9 / 11.0, within(1e-12));
    assertThat(targets.toldBy(groups(0, 1, 0, 1))).isCloseTo(1 / 11.0, within(1e-12));
    assertThat(targets.toldBy(groups(0, -1, 1, -1))).isCloseTo(1, within(1e-12));
  }

  @Test
  void theEndCountsOfWhichTheyTellMore() {
    double[][] one = {{1, 0}, {1, 0}, {-1, 0}, {-1, 0}};
    double[][] other = {{0, 1}, {0, -1}, {0, 1}, {0, -1}};
    Grouping grouping = groups(0, 0, 1, 1);
    assertThat(new FinalTargets(one, other).toldBy(grouping)).isCloseTo(1, within(1e-12));
    assertThat(new FinalTargets(other, one).toldBy(grouping)).isCloseTo(1, within(1e-12));
    assertThat(new FinalTargets(other, other).toldBy(grouping)).isZero();
  }

  @Test
  void whereNothingVariesNothingIsTold() {
    assertThat(new FinalTargets(SAME, SAME).toldBy(groups(0, 0, 1, 1))).isZero();
    assertThat(new FinalTargets(new double[0][], new double[0][]).toldBy(groups())).isZero();
  }
}
