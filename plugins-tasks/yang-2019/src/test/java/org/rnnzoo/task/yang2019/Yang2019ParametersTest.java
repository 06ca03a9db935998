package org.rnnzoo.task.yang2019;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnnzoo.testkit.TaskSamples;

class Yang2019ParametersTest {

  private static final TaskSamples<Yang2019Parameters> SAMPLES =
      new TaskSamples<>(new Yang2019Task());

  @Test
  void rulesAreKnownAndDifferent() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SAMPLES.with(SAMPLES.parameters("v1"), Map.of("rules", List.of("fdgo", "gogo"))))
        .withMessageStartingWith("There is no rule 'gogo'; there are [fdgo, reactgo, delaygo,");
    for (List<String> rules : List.of(List.<String>of(), List.of("fdgo", "fdgo"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SAMPLES.with(SAMPLES.parameters("v1"), Map.of("rules", rules)))
          .withMessage("rules are %s; there must be at least one, and none twice.", rules);
    }
  }

  @Test
  void fixationIsReadBetweenItsTargets() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SAMPLES.parameters("v1").withLevels(l -> l.withLow(0.6)))
        .withMessage(
            "low is 0.6 and high is 0.8; fixation is read at 0.5, which must lie between them.");
  }
}
