package org.rnnzoo.comparison.complexity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.analysis.RunFacts.Standing;
import org.rnnzoo.api.random.RandomStream;

class MinimalRankTest {

  /** Seeds of a rank: {@code S} solved, {@code f} only fits, {@code -} short. */
  private static Map<Long, Standing> seeds(String standings) {
    Map<Long, Standing> seeds = new TreeMap<>();
    for (int i = 0; i < standings.length(); i++) {
      seeds.put(
          i + 1L,
          switch (standings.charAt(i)) {
            case 'S' -> Standing.SOLVED;
            case 'f' -> Standing.FITS;
            default -> Standing.SHORT;
          });
    }
    return seeds;
  }

  private static MinimalRank ranks(String... standings) {
    TreeMap<Integer, Map<Long, Standing>> byRank = new TreeMap<>();
    for (int i = 0; i < standings.length; i++) {
      byRank.put(i + 1, seeds(standings[i]));
    }
    return new MinimalRank(byRank);
  }

  private static double least(MinimalRank ranks) {
    return ranks.least(ranks.seeds(), 0.8);
  }

  @Test
  void fourOfFiveSufficeAndThreeDoNot() {
    assertThat(least(ranks("-----", "SSSf-", "SSSSf"))).isEqualTo(3);
    assertThat(least(ranks("SSSS-"))).isEqualTo(1);
    assertThat(least(ranks("-----", "SSSff"))).isInfinite();
  }

  @Test
  void fittingIsNotSolving() {
    assertThat(least(ranks("fffff", "SSSSS"))).isEqualTo(2);
  }

  @Test
  void aSeedThatARankLacksCountsAgainstIt() {
    assertThat(least(ranks("SSS", "SSSSS"))).isEqualTo(2);
    assertThat(ranks("SS", "SSf").words())
        .containsExactly("rank 1: 2 of 3 solved, 1 missing", "rank 2: 2 of 3 solved, 1 fits");
  }

  @Test
  void theIntervalHoldsTheRanksThatOtherSeedsWouldGive() {
    Interval sure = ranks("-----", "SSSSS").interval(0.8, 999, RandomStream.root(1).generator());
    assertThat(sure).isEqualTo(new Interval(2, 2, 2, 5, List.of()));
    Interval unsure = ranks("SSSS-", "SSSSS").interval(0.8, 999, RandomStream.root(1).generator());
    assertThat(unsure.value()).isEqualTo(1);
    assertThat(unsure.low()).isEqualTo(1);
    assertThat(unsure.high()).isEqualTo(2);
    Interval never = ranks("SSS-f").interval(0.8, 999, RandomStream.root(1).generator());
    assertThat(never.words()).isEqualTo("none [1, none] (n = 5)");
  }

  @Test
  void aMedianHasItsInterval() {
    List<Double> values = new ArrayList<>(List.of(1.0, 2.0, 2.0, 3.0, Double.POSITIVE_INFINITY));
    Interval interval = Interval.ofMedian(values, 999, RandomStream.root(2).generator());
    assertThat(interval.value()).isEqualTo(2);
    assertThat(interval.low()).isBetween(1.0, 2.0);
    assertThat(interval.high()).isGreaterThanOrEqualTo(2);
    assertThat(interval.few()).isEmpty();
    assertThat(Interval.ofMedian(List.of(58.0, 21.0), 99, RandomStream.root(2).generator()).words())
        .isEqualTo("21 and 58 (n = 2)");
    assertThat(Interval.ofMedian(List.of(), 99, RandomStream.root(2).generator()).words())
        .isEqualTo("-");
  }
}
