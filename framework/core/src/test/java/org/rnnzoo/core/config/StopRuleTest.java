package org.rnnzoo.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopRuleTest {

  private static StopRule rule(String accuracy, String loss) {
    return new StopRule(accuracy, loss, 2, 100, 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.5", "1", "solved", "solved-under-stress", "never"})
  void anAccuracyIsAShareOrAWord(String accuracy) {
    assertThatCode(() -> rule(accuracy, "never")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.1", "1.01", "NaN", "always", ""})
  void whatIsNoAccuracyIsTold(String accuracy) {
    assertThatThrownBy(() -> rule(accuracy, "never"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "accuracy is %s; it must be 'solved', 'solved-under-stress', 'never' or a number from 0 to 1."
                .formatted(accuracy));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "Infinity", "solved"})
  void whatIsNoLossIsTold(String loss) {
    assertThatThrownBy(() -> rule("never", loss))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("loss is %s; it must be 'never' or a number above 0.".formatted(loss));
  }

  @Test
  void theBarOfTheTaskCountsUnlessANumberIsSaid() {
    assertThat(rule("solved", "never").accuracyToReach(0.9)).isEqualTo(0.9);
    assertThat(rule("solved-under-stress", "never").accuracyToReach(0.9)).isEqualTo(0.9);
    assertThat(rule("0.7", "never").accuracyToReach(0.9)).isEqualTo(0.7);
    assertThat(rule("never", "never").accuracyToReach(0.9)).isInfinite();
  }

  @Test
  void stressCountsOnlyWhereItIsAskedFor() {
    assertThat(rule("solved-under-stress", "never").underStress()).isTrue();
    assertThat(rule("solved", "never").underStress()).isFalse();
  }

  @Test
  void noLossIsReachedUnlessOneIsSaid() {
    assertThat(rule("never", "0.25").lossToReach()).isEqualTo(0.25);
    assertThat(rule("never", "never").lossToReach()).isNegative();
  }
}
