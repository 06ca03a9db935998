package org.rnnzoo.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TicksTest {

  @Test
  void linearTicksAreThreeToSevenWithinTheAxis() {
    Random random = new Random(1);
    for (int i = 0; i < 4_000; i++) {
      double low = random.nextGaussian() * Math.pow(10, random.nextInt(12) - 6);
      double high = low + Math.abs(random.nextGaussian()) * Math.pow(10, random.nextInt(6) - 3);
      int room = 1 + random.nextInt(10);
      assertGoodTicks(Ticks.linear(low, high, room), low, high);
    }
  }

  @Test
  void logarithmicTicksAreThreeToSevenWithinTheAxis() {
    Random random = new Random(2);
    for (int i = 0; i < 4_000; i++) {
      double low = Math.pow(10, 20 * random.nextDouble() - 10);
      double high = low * Math.pow(10, 0.02 + 12 * Math.pow(random.nextDouble(), 3));
      int room = 3 + random.nextInt(5);
      assertGoodTicks(Ticks.logarithmic(low, high, room), low, high);
    }
  }

  private static void assertGoodTicks(List<Tick> ticks, double low, double high) {
    double slack = 1e-5 * (high - low);
    List<Tick> labelled = ticks.stream().filter(t -> !t.label().isEmpty()).toList();
    assertThat(labelled).as("%s to %s", low, high).hasSizeBetween(3, 7);
    assertThat(labelled).extracting(Tick::label).doesNotHaveDuplicates();
    assertThat(ticks).allMatch(t -> t.at() >= low - slack && t.at() <= high + slack);
    for (int i = 1; i < ticks.size(); i++) {
      assertThat(ticks.get(i).at()).isGreaterThan(ticks.get(i - 1).at());
    }
  }

  @Test
  void countsHaveTicksAtWholeNumbersOnly() {
    assertThat(labels(Ticks.whole(0, 2, 7))).containsExactly("0", "1", "2");
    assertThat(labels(Ticks.whole(0, 8, 5))).containsExactly("0", "2", "4", "6", "8");
    assertThat(labels(Ticks.whole(1, 62, 7))).containsExactly("10", "20", "30", "40", "50", "60");
    assertThat(labels(Ticks.whole(3, 3, 1))).containsExactly("3");
  }

  @Test
  void ticksUseTheRoomThereIs() {
    assertThat(Ticks.linear(0, 1, 3)).hasSize(3);
    assertThat(Ticks.linear(0, 1, 6)).hasSize(6);
  }

  @Test
  void labelsHaveAProperMinusAndEqualDecimals() {
    assertThat(labels(Ticks.linear(-1, 1, 5))).containsExactly("−1.0", "−0.5", "0", "0.5", "1.0");
  }

  @Test
  void largeAndSmallNumbersAreWrittenWithPowersOfTen() {
    assertThat(labels(Ticks.linear(0, 4e5, 5)))
        .containsExactly("0", "10⁵", "2·10⁵", "3·10⁵", "4·10⁵");
    assertThat(labels(Ticks.linear(-1e-6, 1e-6, 3))).containsExactly("−10⁻⁶", "0", "10⁻⁶");
    assertThat(labels(Ticks.linear(0, 20000, 5))).contains("20000");
  }

  @Test
  void decadesAreLabelledWithPowersAndDividedByMinorTicks() {
    List<Tick> ticks = Ticks.logarithmic(1e-3, 1, 7);
    assertThat(labels(ticks)).containsExactly("10⁻³", "10⁻²", "10⁻¹", "10⁰");
    assertThat(ticks).hasSize(4 + 3 * 8);
  }

  @Test
  void manyDecadesAreThinnedOut() {
    assertThat(labels(Ticks.logarithmic(1e-12, 1, 5))).contains("10⁻¹²", "10⁻⁹", "10⁻³", "10⁰");
  }

  @Test
  void fewDecadesAreLabelledInBetween() {
    assertThat(labels(Ticks.logarithmic(0.002, 0.6, 5)))
        .containsExactly("0.003", "0.01", "0.03", "0.1", "0.3");
  }

  @Test
  void significantDigitsAreRoundedAndShort() {
    assertThat(Ticks.significant(-1.2345, 3)).isEqualTo("−1.23");
    assertThat(Ticks.significant(0.5, 3)).isEqualTo("0.5");
    assertThat(Ticks.significant(0.00001234, 3)).isEqualTo("1.23·10⁻⁵");
    assertThat(Ticks.rounded(-0.001, 2)).isEqualTo("0.00");
  }

  private static List<String> labels(List<Tick> ticks) {
    return ticks.stream().map(Tick::label).filter(label -> !label.isEmpty()).toList();
  }
}
