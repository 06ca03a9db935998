package org.rnnzoo.task.clicks;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.rnnzoo.api.task.DurationLaw.fixed;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClicksParametersTest {

  @ParameterizedTest
  @CsvSource({"-0.1, -0.1", "NaN, NaN", "11, 11"})
  void theNoiseIsANumberOfAtLeast0(double sigma, String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.with(Presets.version("v1"), sigma))
        .withMessage("sigma is %s; it must be from 0 to 10.", written);
  }

  @Test
  void thePoorSideIsNotTheRicher() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bins(8, fixed(40), fixed(160), 0.3, 0.7))
        .withMessage("bins.poorProbability is 0.7; it must be from 0 to 0.3.");
  }

  @Test
  void probabilitiesAreAtMost1() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bins(8, fixed(40), fixed(160), 1.3, 0.7))
        .withMessage("bins.richProbability is 1.3; it must be from 0 to 1.");
  }

  @Test
  void aClickLasts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bins(8, fixed(0), fixed(160), 0.7, 0.3))
        .withMessage("bins.clickMs is 0; it must always be above 0 ms.");
  }

  @Test
  void thereIsALogRatio() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PoissonTrains(fixed(1000), 20, List.of(), 0, 20))
        .withMessage("The number of trains.logRatios is 0; it must be from 1 to 1000.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PoissonTrains(fixed(1000), 20, List.of(-0.5), 0, 20))
        .withMessage("A value of trains.logRatios is -0.5; it must be from 0 to 20.");
  }

  @Test
  void clicksThatNeverDifferAreRefused() {
    Bins same = new Bins(8, fixed(40), fixed(160), 1, 1);
    ClicksParameters p = Presets.quiet("v1");
    ClicksParameters tied =
        new ClicksParameters(
            p.fixationMs(),
            p.layout(),
            same,
            p.trains(),
            p.delayMs(),
            p.responseMs(),
            p.choice(),
            0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.trials(tied, 20, 1))
        .withMessageContaining("none had more on one side than on the other");
  }
}
