package org.rnnzoo.comparison.complexity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComplexityFiguresTest {

  @Test
  void tasksOfAsManyBitsStandSideBySide() {
    double[] places = ComplexityFigures.sideBySide(new double[] {2, 1, 2, 2});
    assertThat(places).containsExactly(new double[] {1.94, 1, 2, 2.06}, within(1e-12));
  }

  @Test
  void manyTasksOfAsManyBitsStayNearTheirBits() {
    double[] places = ComplexityFigures.sideBySide(new double[30]);
    assertThat(places).containsOnly(0);
    Arrays.fill(places, 4);
    places = ComplexityFigures.sideBySide(places);
    assertThat(places).doesNotHaveDuplicates();
    assertThat(places[29] - places[0]).isBetween(0.4, 0.48);
  }

  @Test
  void whatWasNotReachedByAnyHasNoPanel() {
    assertThat(ComplexityFigures.againstMemory(List.of())).isEmpty();
  }
}
