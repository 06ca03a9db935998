package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PolylineTest {

  @Test
  void onlyACurveThatHasBegunCanEnd() {
    Polyline line = new Polyline();
    line.lift();
    assertThat(line.isEmpty()).isTrue();
    line.add(1, 2);
    line.lift();
    line.lift();
    assertThat(line.x()).containsExactly(1, Double.NaN);
    assertThat(line.y()).containsExactly(2, Double.NaN);
  }

  @Test
  void itGrowsPlaceByPlace() {
    Polyline line = new Polyline();
    for (int i = 0; i < 1000; i++) {
      line.add(i, -i);
    }
    assertThat(line.x()).hasSize(1000).endsWith(998, 999);
    assertThat(line.y()).hasSize(1000).endsWith(-998, -999);
  }
}
