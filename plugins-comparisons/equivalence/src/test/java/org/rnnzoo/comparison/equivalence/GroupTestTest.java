package org.rnnzoo.comparison.equivalence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.similarity.DistanceMatrix;

class GroupTestTest {

  private static final RandomStream ROOT = RandomStream.root(16);

  /** Points in a few dimensions, the second half moved away. */
  private static GroupTest points(int each, double moved, RandomGenerator random) {
    double[][] places = new double[2 * each][3];
    boolean[] first = new boolean[2 * each];
    long[] seeds = new long[2 * each];
    for (int i = 0; i < 2 * each; i++) {
      first[i] = i < each;
      seeds[i] = i;
      for (int k = 0; k < 3; k++) {
        places[i][k] = random.nextGaussian() + (first[i] ? 0 : moved);
      }
    }
    return new GroupTest(
        DistanceMatrix.of(
            2 * each,
            (a, b) -> {
              double squares = 0;
              for (int k = 0; k < 3; k++) {
                squares += Math.pow(places[a][k] - places[b][k], 2);
              }
              return Math.sqrt(squares);
            }),
        first,
        seeds);
  }

  private static int rejections(int draws, int each, double moved, String name) {
    int rejected = 0;
    for (int k = 0; k < draws; k++) {
      RandomStream stream = ROOT.named(name).indexed(k);
      GroupTest test = points(each, moved, stream.named("points").generator());
      rejected += test.permuted(199, stream.named("permute").generator()) < 0.05 ? 1 : 0;
    }
    return rejected;
  }

  /** Splits of one kind at random must seem different in 5 % of 500 draws. */
  @Test
  void thePermutationTestIsCalibrated() {
    assertThat(rejections(500, 10, 0, "null") / 500.0).isBetween(0.03, 0.07);
  }

  @Test
  void thePermutationTestSeesADifference() {
    assertThat(rejections(50, 10, 1.2, "moved")).isGreaterThan(45);
  }

  /** At the edge of the margin, equivalence must be claimed in 5 % at most; far inside, often. */
  @Test
  void equivalenceIsClaimedWhereItHolds() {
    int same = 0;
    int edge = 0;
    double moved = 1.0;
    double excess = 0;
    int draws = 100;
    for (int k = 0; k < draws; k++) {
      excess +=
          points(40, moved, ROOT.named("true").indexed(k).generator()).means().excess() / draws;
    }
    for (int k = 0; k < draws; k++) {
      RandomStream stream = ROOT.named("tost").indexed(k);
      same +=
          points(20, 0, stream.named("same").generator())
                      .bootstrapped(399, excess, 0.9, stream.named("s").generator())
                      .p()
                  < 0.05
              ? 1
              : 0;
      edge +=
          points(20, moved, stream.named("edge").generator())
                      .bootstrapped(399, excess, 0.9, stream.named("e").generator())
                      .p()
                  < 0.05
              ? 1
              : 0;
    }
    assertThat(same).as("claims of equivalence where groups are the same").isGreaterThan(85);
    assertThat(edge).as("claims of equivalence at the margin").isLessThanOrEqualTo(12);
  }

  @Test
  void pairsOfEqualSeedAreLeftOut() {
    double[][] values = new double[4][4];
    values[0][1] = values[1][0] = 1;
    values[2][3] = values[3][2] = 1;
    values[0][3] = values[3][0] = 1;
    values[1][2] = values[2][1] = 1;
    GroupTest test =
        new GroupTest(
            new DistanceMatrix(values),
            new boolean[] {true, true, false, false},
            new long[] {1, 2, 1, 2});
    assertThat(test.means().between()).isCloseTo(1, within(1e-12));
    assertThat(test.means().excess()).isCloseTo(0, within(1e-12));
    assertThat(test.means().ratio()).isCloseTo(1, within(1e-12));
  }

  @Test
  void groupsWithoutAnyDistanceAreTheSame() {
    long[] seeds = {1, 2, 3, 4, 5, 6};
    GroupTest test =
        new GroupTest(
            new DistanceMatrix(new double[6][6]),
            new boolean[] {true, true, true, false, false, false},
            seeds);
    assertThat(test.means().ratio()).isNaN();
    assertThat(test.permuted(99, ROOT.generator())).isEqualTo(1);
    GroupTest.Interval interval = test.bootstrapped(99, 0.1, 0.9, ROOT.generator());
    assertThat(interval.low()).isZero();
    assertThat(interval.high()).isZero();
    assertThat(interval.p()).isLessThan(0.05);
  }

  @Test
  void probabilitiesAreCorrectedForHowManyTheyAre() {
    double[] corrected = GroupTest.holm(new double[] {0.04, 0.01, 0.03, 0.5});
    double[] wanted = {0.09, 0.04, 0.09, 0.5};
    assertThat(Arrays.stream(corrected).map(v -> Math.round(v * 1e9) / 1e9).toArray())
        .containsExactly(wanted, within(1e-9));
    assertThat(Judgement.Verdict.of(0.5, 0.01, 0.05)).isEqualTo(Judgement.Verdict.SAME);
    assertThat(Judgement.Verdict.of(0.01, 0.01, 0.05))
        .isEqualTo(Judgement.Verdict.SAME_WITHIN_MARGIN);
    assertThat(Judgement.Verdict.of(0.01, 0.5, 0.05)).isEqualTo(Judgement.Verdict.DIFFERENT);
    assertThat(Judgement.Verdict.of(0.5, 0.5, 0.05)).isEqualTo(Judgement.Verdict.UNDECIDED);
  }
}
