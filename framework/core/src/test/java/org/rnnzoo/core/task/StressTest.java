package org.rnnzoo.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StressTest {

  private static final Stress.Result STOOD = new Stress.Result("a", 0.9, 0.9, "");
  private static final Stress.Result FAILED = new Stress.Result("b", 0.89, 0.9, "");
  private static final Stress.Result IDLE = new Stress.Result("c", Double.NaN, 0.9, "It is off.");

  private static String verdict(boolean fits, Stress.Result... results) {
    return new Stress(fits, Arrays.asList(results)).verdict().words();
  }

  @Test
  void solvedIsTheBarAndEveryBarUnderStressThatApplies() {
    assertThat(verdict(true, STOOD)).isEqualTo("solved");
    assertThat(verdict(true, STOOD, IDLE)).isEqualTo("solved");
    assertThat(verdict(true, STOOD, FAILED)).isEqualTo("fits");
    assertThat(verdict(true, IDLE)).isEqualTo("fits");
    assertThat(verdict(true)).isEqualTo("fits");
    assertThat(verdict(false, STOOD)).isEqualTo("not reached");
  }

  @Test
  void aSummaryHoldsTheVerdictAndEveryTest() {
    assertThat(new Stress(true, List.of(FAILED, IDLE)).tree())
        .containsEntry("verdict", "fits")
        .containsEntry(
            "stress",
            Map.of(
                "b", Map.of("accuracy", 0.89, "bar", 0.9),
                "c", Map.of("doesNotApply", "It is off.", "bar", 0.9)));
  }
}
