package org.rnnzoo.task.tmaze;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TMazeParametersTest {

  private static final Towers TOWERS = Presets.version("v3").maze().towers();

  @Test
  void threeBitsTellASingleCueOnly() {
    TMazeParameters p = Presets.version("v2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> p.withMaze(m -> m.withObservation(Observation.BITS)))
        .withMessage(
            "observation is bits, which can tell a single cue only; set layout to sequence and"
                + " sequence.count to 1.");
  }

  @Test
  void speedsAreInOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TOWERS.withRun(r -> r.withFastestCmS(60)))
        .withMessage("towers.fastestCmS is 60; it must be from 80 to 1000.");
  }

  @Test
  void ratesComeInPairs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rates(List.of(8.0, 7.0), List.of(2.0)))
        .withMessage(
            "towers.richPerM is [8.0, 7.0] and towers.poorPerM is [2.0]; each needs at least one"
                + " rate, and both need equally many.");
  }

  @Test
  void cuesThatNeverDifferAreRefused() {
    Towers none = TOWERS.withRates(new Rates(List.of(0.0), List.of(0.0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TMazeTaskTest.trials(Presets.with(none), 20, 1))
        .withMessageContaining("none had more on one side than on the other");
  }

  @Test
  void aSamplingPeriodThatCannotShowTheGapIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TMazeTaskTest.trials(Presets.version("v2"), 50, 1))
        .withMessageContaining("'gap-1'");
  }
}
