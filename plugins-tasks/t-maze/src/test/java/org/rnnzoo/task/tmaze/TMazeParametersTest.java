package org.rnnzoo.task.tmaze;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.rnnzoo.api.task.DurationLaw.fixed;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.api.task.ChoiceRule;

class TMazeParametersTest {

  @ParameterizedTest
  @CsvSource({"-0.1, -0.1", "NaN, NaN", "11, 11"})
  void theNoiseIsANumberOfAtLeast0(double sigma, String written) {
    TMazeParameters p = Presets.version("v1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new TMazeParameters(
                    fixed(200),
                    p.layout(),
                    p.observation(),
                    p.sequence(),
                    p.towers(),
                    fixed(500),
                    ChoiceRule.MATCH,
                    sigma))
        .withMessage("sigma is %s; it must be from 0 to 10.", written);
  }

  @Test
  void theJunctionLasts() {
    TMazeParameters p = Presets.version("v1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new TMazeParameters(
                    fixed(200),
                    p.layout(),
                    p.observation(),
                    p.sequence(),
                    p.towers(),
                    fixed(0),
                    ChoiceRule.MATCH,
                    0))
        .withMessage("junctionMs is 0; it must always be above 0 ms.");
  }

  @Test
  void threeBitsTellASingleCueOnly() {
    TMazeParameters p = Presets.version("v2");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new TMazeParameters(
                    p.startMs(),
                    p.layout(),
                    Observation.BITS,
                    p.sequence(),
                    p.towers(),
                    p.junctionMs(),
                    p.choice(),
                    0))
        .withMessage(
            "observation is bits, which can tell a single cue only; set layout to sequence and"
                + " sequence.count to 1.");
  }

  @Test
  void thereIsAtLeastOneCue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CueSequence(0, fixed(40), fixed(100), 0.7, fixed(500)))
        .withMessage("sequence.count is 0; it must be from 1 to 100.");
  }

  @Test
  void theRichSideIsAtLeastAsLikely() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CueSequence(7, fixed(40), fixed(100), 1.1, fixed(500)))
        .withMessage("sequence.richProbability is 1.1; it must be from 0.5 to 1.");
  }

  @Test
  void speedsAreInOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Towers(200, 100, 80, 60, List.of(8.0), List.of(2.0), 12, 10, 100))
        .withMessage("towers.fastestCmS is 60; it must be from 80 to 1000.");
  }

  @Test
  void ratesComeInPairs() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Towers(200, 100, 80, 120, List.of(8.0, 7.0), List.of(2.0), 12, 10, 100))
        .withMessage(
            "towers.richPerM is [8.0, 7.0] and towers.poorPerM is [2.0]; each needs at least one"
                + " rate, and both need equally many.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Towers(200, 100, 80, 120, List.of(8.0), List.of(-2.0), 12, 10, 100))
        .withMessage("A rate of towers.poorPerM is -2; it must be from 0 to 100.");
  }

  @Test
  void cuesThatNeverDifferAreRefused() {
    Towers none = new Towers(200, 100, 80, 120, List.of(0.0), List.of(0.0), 12, 10, 100);
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
