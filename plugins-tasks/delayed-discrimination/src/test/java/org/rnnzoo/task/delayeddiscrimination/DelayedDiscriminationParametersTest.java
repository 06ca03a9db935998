package org.rnnzoo.task.delayeddiscrimination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelayedDiscriminationParametersTest {

  private static final DelayedDiscriminationParameters V1 = Presets.parameters("v1");

  @Test
  void theFirstVersionHasRomosPairsInBothOrders() {
    assertThat(V1.pairs())
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
    assertThat(Presets.parameters(version).pairs()).hasSize(22);
  }

  @Test
  void differencesAreFoundAmongFractionsToo() {
    DelayedDiscriminationParameters p =
        Presets.with(V1, List.of(0.1, 0.2, 0.3), List.of(0.1), 0.4, 1.2, 0);
    assertThat(p.pairs()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({"10, 0.4, 1.2", "22, 0.8, 0.8", "34, 1.2, 0.4"})
  void oneInputRisesWithTheFrequencyAndOneFalls(double frequency, double rising, double falling) {
    assertThat(V1.rising(frequency)).isCloseTo(rising, within(1e-12));
    assertThat(V1.falling(frequency)).isCloseTo(falling, within(1e-12));
  }

  @Test
  void theFirstFrequencyIsNeededWhereTheSecondLeavesBothAnswersOpen() {
    assertThat(V1.frequencies().stream().filter(V1::needsFirst)).containsExactly(18.0, 22.0, 26.0);
    DelayedDiscriminationParameters v2 = Presets.parameters("v2");
    assertThat(v2.frequencies().stream().filter(v2::needsFirst))
        .containsExactly(14.0, 18.0, 22.0, 26.0, 30.0);
  }

  @Test
  void frequenciesAndDifferencesArePositive() {
    for (List<Double> wrong : List.of(List.<Double>of(), List.of(0.0, 8.0), List.of(Double.NaN))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Presets.with(V1, wrong, List.of(8.0), 0.4, 1.2, 0))
          .withMessage(
              "frequencies are %s Hz; there must be at least one, each above 0 and at most 100000"
                  + " Hz.",
              wrong);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Presets.with(V1, V1.frequencies(), wrong, 0.4, 1.2, 0))
          .withMessageStartingWith("differences are %s Hz; there must be at least one", wrong);
    }
  }

  @Test
  void frequenciesDiffer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.with(V1, List.of(10.0, 18.0, 10.0), List.of(8.0), 0.4, 1.2, 0))
        .withMessage("frequencies are [10.0, 18.0, 10.0]; they must all be different.");
  }

  @Test
  void somePairHasOneOfTheDifferences() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.with(V1, List.of(10.0, 20.0), List.of(8.0), 0.4, 1.2, 0))
        .withMessage(
            "differences are [8.0] Hz, but no two of the frequencies, [10.0, 20.0] Hz, differ so.");
  }

  @ParameterizedTest
  @CsvSource({"-0.1, 1", "1, 1", "1, 0.5", "NaN, 1", "0, NaN", "0, 101"})
  void theLowestValueIsBelowTheHighest(double lowest, double highest) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.with(V1, V1.frequencies(), V1.differences(), lowest, highest, 0))
        .withMessage(
            "lowest is %s and highest is %s; lowest must be at least 0 and below highest, and"
                + " highest at most 100.",
            lowest, highest);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY, 10.5})
  void theNoiseIsANumberFrom0To10(double sigma) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.with(V1, sigma))
        .withMessage("sigma is %s; it must be from 0 to 10.", sigma);
  }

  @Test
  void theStimuliAndTheResponseLast() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.lasting(V1, fixed(0), fixed(500), fixed(300)))
        .withMessage("f1Ms is 0; it must always be above 0 ms.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.lasting(V1, fixed(500), uniform(0, 500), fixed(300)))
        .withMessage("f2Ms is U(0, 500); it must always be above 0 ms.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.lasting(V1, fixed(500), fixed(500), fixed(0)))
        .withMessage("responseMs is 0; it must always be above 0 ms.");
  }
}
