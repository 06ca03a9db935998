package org.rnnzoo.task.sequentialmatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SequentialMatchParametersTest {

  private static final SequentialMatchParameters BASIC = Presets.ABBA.defaults();

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
