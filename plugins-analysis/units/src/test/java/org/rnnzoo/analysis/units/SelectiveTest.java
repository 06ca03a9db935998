package org.rnnzoo.analysis.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;

class SelectiveTest {

  private static final RandomStream STREAM = RandomStream.root(4);

  /** A unit that differs between two groups, one that does not, and one that never changes. */
  private static Selective tested() {
    int trials = 24;
    double[][] rates = new double[trials][];
    int[] labels = new int[trials];
    for (int trial = 0; trial < trials; trial++) {
      labels[trial] = trial % 2;
      rates[trial] = new double[] {labels[trial] + 0.01 * trial, trial / 2 % 2, 5};
    }
    return Selective.of("sign", "delay", rates, labels, 2, 99, STREAM);
  }

  @Test
  void theTrueLabelsAreOneOfThoseThatChanceCouldHaveBrought() {
    assertThat(tested().chance()[0]).isCloseTo(1 / 100.0, within(1e-15));
  }

  @Test
  void aUnitThatNeverChangesIsMatchedByEveryShuffle() {
    assertThat(tested().chance()[2]).isEqualTo(1);
    assertThat(tested().explained()[2]).isZero();
  }

  @Test
  void aUnitThatDoesNotDifferIsMatchedByEveryShuffleToo() {
    assertThat(tested().explained()[1]).isZero();
    assertThat(tested().chance()[1]).isEqualTo(1);
  }

  @Test
  void theGroupWithTheHighestMeanIsPreferredAndAnEmptyOneNever() {
    double[][] rates = {{-3, 1}, {-1, 2}, {-3, 1}, {-2, 5}};
    int[] labels = {0, 2, 0, 2};
    assertThat(Selective.of("sign", "delay", rates, labels, 3, 20, STREAM).preferred())
        .containsExactly(2, 2);
    double[][] opposite = {{-1, 9}, {-3, 2}, {-1, 9}, {-3, 5}};
    assertThat(Selective.of("sign", "delay", opposite, labels, 3, 20, STREAM).preferred())
        .containsExactly(0, 0);
  }

  @Test
  void theRoundingOfALargeRateIsNoChange() {
    double large = 1e9;
    double next = Math.nextUp(large);
    double[][] rates = {{large}, {large}, {next}, {next}};
    assertThat(Selective.explained(rates, new int[] {0, 0, 1, 1}, 2)).containsExactly(0);
  }

  @Test
  void aSmallChangeOfASmallRateIsOne() {
    double[][] rates = {{0}, {0}, {1e-8}, {1e-8}};
    assertThat(Selective.explained(rates, new int[] {0, 0, 1, 1}, 2))
        .containsExactly(new double[] {1}, within(1e-9));
  }
}
