package org.rnnzoo.workbench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GroupingTest {

  private static Stream<String> ordered(String... groups) {
    return Stream.of(groups).sorted(Grouping.IN_ORDER);
  }

  @Test
  void numbersStandInTheirOrderAndWordsInTheirs() {
    assertThat(ordered("units 128", "units 16", "units 32"))
        .containsExactly("units 16", "units 32", "units 128");
    assertThat(ordered("l2Penalty 0.001", "l2Penalty 1e-12", "l2Penalty 0", "l2Penalty -2"))
        .containsExactly("l2Penalty -2", "l2Penalty 0", "l2Penalty 1e-12", "l2Penalty 0.001");
    assertThat(ordered("rate", "current", "chaos")).containsExactly("chaos", "current", "rate");
    assertThat(ordered("seed 2", "gain 10", "gain 9"))
        .containsExactly("gain 9", "gain 10", "seed 2");
  }

  @Test
  void aBareValueIsNamedByItsKey() {
    Grouping byPenalty = new Grouping("trainer.l2Penalty");
    assertThat(byPenalty.of(Map.of("trainer.l2Penalty", 1e-4))).isEqualTo("l2Penalty 0.0001");
    assertThat(byPenalty.find(Map.of("trainer.use", "bptt"))).isEmpty();
    assertThat(Grouping.BY_MODEL.of(Map.of("model.use", "rate"))).isEqualTo("rate");
  }
}
