package org.rnnzoo.api.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultTest {

  @Test
  void itKeepsTheOrderInWhichItWasBuilt() {
    Result result =
        Result.builder()
            .line("Two points.")
            .value("zeta", 2)
            .value("alpha", "saddle")
            .table("points", List.of(Map.of("x", 1.0)))
            .value("done", true)
            .build();
    assertThat(result.values().keySet()).containsExactly("zeta", "alpha", "points", "done");
    assertThat(result.report()).containsExactly("Two points.");
  }

  @Test
  void aValueIsANumberAWordOrATruth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Result.builder().value("x", List.of(1)))
        .withMessage("Value 'x' is not a number, word or truth.");
  }
}
