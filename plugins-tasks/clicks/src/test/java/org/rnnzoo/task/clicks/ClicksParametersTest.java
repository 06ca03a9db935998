package org.rnnzoo.task.clicks;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.rnnzoo.api.task.DurationLaw.fixed;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClicksParametersTest {

  @Test
  void thePoorSideIsNotTheRicher() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bins(8, fixed(40), fixed(160), 0.3, 0.7))
        .withMessage("bins.poorProbability is 0.7; it must be from 0 to 0.3.");
  }

  @Test
  void thereIsALogRatio() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PoissonTrains(fixed(1000), 20, List.of(), 0, 20))
        .withMessage("The number of trains.logRatios is 0; it must be from 1 to 1000.");
  }

  @Test
  void clicksThatNeverDifferAreRefused() {
    Bins same = new Bins(8, fixed(40), fixed(160), 1, 1);
    ClicksParameters tied = Presets.quiet("v1").withClicks(c -> c.withBins(same));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.trials(tied, 20, 1))
        .withMessageContaining("none had more on one side than on the other");
  }
}
