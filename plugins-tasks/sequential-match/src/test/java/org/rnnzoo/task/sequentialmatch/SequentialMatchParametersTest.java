package org.rnnzoo.task.sequentialmatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequentialMatchParametersTest {

  private static final SequentialMatchParameters BASIC = Presets.ABBA.defaults();

  @ParameterizedTest
  @CsvSource({"-0.1, -0.1", "NaN, NaN", "11, 11"})
  void theNoiseIsANumberOfAtLeast0(double sigma, String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.with(BASIC, 8, 3, 0.5, sigma))
        .withMessage("sigma is %s; it must be from 0 to 10.", written);
  }

  @Test
  void thereIsATest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.with(BASIC, 8, 0, 0.5, 0))
        .withMessage("tests is 0; it must be from 1 to 100.");
  }

  @Test
  void aProbabilityIsAtMost1() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.with(BASIC, 8, 3, 1.5, 0))
        .withMessage("repeatProbability is 1.5; it must be from 0 to 1.");
  }

  @Test
  void thereAreEnoughDirectionsForTestsThatAreAllNew() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.with(BASIC, 8, 8, 0.5, 0))
        .withMessage(
            "directions is 8; with 8 tests, each of which can need a direction not shown before, it"
                + " must be at least 9.");
  }

  @Test
  void asManyTestsAsDirectionsAllow() {
    SequentialMatchParameters p = Presets.with(BASIC, 8, 7, 0, 0);
    assertThat(Presets.trials(p, 50, 100).get(0).decisions()).hasSize(7);
  }

  @Test
  void aSingleTestIsJudgedToo() {
    var source = Presets.source(Presets.with(BASIC, 8, 1, 0.5, 0), 50);
    var trials = source.trials(0, 20);
    assertThat(source.score(trials, trials.targetValues())).allMatch(v -> v.accuracy() == 1);
  }
}
