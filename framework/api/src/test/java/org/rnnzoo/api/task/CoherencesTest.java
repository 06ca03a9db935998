package org.rnnzoo.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoherencesTest {

  @Test
  void someCanBeSeen() {
    assertThat(Coherences.visible(List.of(0.0, 0.1))).containsExactly(0.0, 0.1);
    for (List<Double> unseen : List.of(List.<Double>of(), List.of(0.0), List.of(Double.NaN))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Coherences.visible(unseen))
          .withMessage("coherences are %s; at least one must be above 0.", unseen);
    }
  }
}
