package org.rnnzoo.task.delayeddiscrimination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelayedDiscriminationParametersTest {

  private static final DelayedDiscriminationParameters V1 = Presets.parameters("v1");

  @Test
  void theFirstVersionHasRomosPairsInBothOrders() {
    assertThat(V1.pairing().pairs())
        .containsExactlyInAnyOrder(
            new Pair(18, 10),
            new Pair(22, 14),
            new Pair(26, 18),
            new Pair(30, 22),
            new Pair(34, 26),
            new Pair(10, 18),
            new Pair(14, 22),
            new Pair(18, 26),
            new Pair(22, 30),
            new Pair(26, 34));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v2", "v3"})
  void theGridHas22Pairs(String version) {
    assertThat(Presets.parameters(version).pairing().pairs()).hasSize(22);
  }

  @Test
  void differencesAreFoundAmongFractionsToo() {
    DelayedDiscriminationParameters p =
        Presets.with(V1, List.of(0.1, 0.2, 0.3), List.of(0.1), 0.4, 1.2, 0);
    assertThat(p.pairing().pairs()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({"10, 0.4, 1.2", "22, 0.8, 0.8", "34, 1.2, 0.4"})
  void oneInputRisesWithTheFrequencyAndOneFalls(double frequency, double rising, double falling) {
    assertThat(V1.rising(frequency)).isCloseTo(rising, within(1e-12));
    assertThat(V1.falling(frequency)).isCloseTo(falling, within(1e-12));
  }

  @Test
  void theFirstFrequencyIsNeededWhereTheSecondLeavesBothAnswersOpen() {
    assertThat(V1.pairing().frequencies().stream().filter(V1.pairing()::needsFirst))
        .containsExactly(18.0, 22.0, 26.0);
    DelayedDiscriminationParameters v2 = Presets.parameters("v2");
    assertThat(v2.pairing().frequencies().stream().filter(v2.pairing()::needsFirst))
        .containsExactly(14.0, 18.0, 22.0, 26.0, 30.0);
  }

  @Test
  void frequenciesDiffer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.with(V1, List.of(10.0, 18.0, 10.0), List.of(8.0), 0.4, 1.2, 0))
        .withMessage(
            "frequencies are [10.0, 18.0, 10.0]; there must be at least one, all different.");
  }

  @Test
  void somePairHasOneOfTheDifferences() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.with(V1, List.of(10.0, 20.0), List.of(8.0), 0.4, 1.2, 0))
        .withMessage(
            "differences are [8.0] Hz, but no two of the frequencies, [10.0, 20.0] Hz, differ so.");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 0.5", "NaN, 1", "0, NaN"})
  void theLowestValueIsBelowTheHighest(double lowest, double highest) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Presets.with(
                    V1, V1.pairing().frequencies(), V1.pairing().differences(), lowest, highest, 0))
        .withMessage(
            "lowest is %s and highest is %s; lowest must be below highest.", lowest, highest);
  }
}
