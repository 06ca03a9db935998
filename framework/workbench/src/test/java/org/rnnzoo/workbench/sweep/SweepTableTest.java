package org.rnnzoo.workbench.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnnzoo.core.UserException;

class SweepTableTest {

  private static SweepTable.Row row(
      String cell, double gain, long seed, CellState state, String measure, double value) {
    Map<String, Object> changes = new LinkedHashMap<>();
    changes.put("model.gain", gain);
    changes.put("seed", seed);
    return new SweepTable.Row(cell, changes, state, measure, value, "");
  }

  private static final SweepTable TABLE =
      new SweepTable(
          List.of("model.gain", "seed"),
          List.of(
              row("a", 0.5, 1, CellState.DONE, "accuracy", 0.9),
              row("a", 0.5, 1, CellState.DONE, "steps", 100),
              row("b", 0.5, 2, CellState.DONE, "accuracy", 0.7),
              row("b", 0.5, 2, CellState.DONE, "steps", 300),
              row("c", 1, 1, CellState.FAILED, SweepTable.NONE, Double.NaN),
              row("d", 1, 2, CellState.DONE, "accuracy", 0.6)));

  @Test
  void cellsThatDifferInTheirSeedAreAveraged() {
    SweepTable.Group group = TABLE.groups("accuracy").get(0);
    assertThat(group.point()).isEqualTo(Map.of("model.gain", 0.5));
    assertThat(group.mean()).isCloseTo(0.8, within(1e-15));
    assertThat(group.standardError()).isCloseTo(0.1, within(1e-15));
    assertThat(group.hasHoles()).isFalse();
    assertThat(group.words()).isEqualTo("0.8 ± 0.1 (n = 2)");
  }

  @Test
  void aHoleIsToldAndNotAveragedAway() {
    SweepTable.Group group = TABLE.groups("accuracy").get(1);
    assertThat(group.n()).isEqualTo(1);
    assertThat(group.planned()).isEqualTo(2);
    assertThat(group.failed()).isEqualTo(1);
    assertThat(group.words()).isEqualTo("0.6 (n = 1 of 2, 1 failed)");
    assertThat(TABLE.groups("steps").get(1).words()).isEqualTo("- (n = 0 of 2, 1 failed)");
  }

  @Test
  void everyCellIsInTheFile() {
    assertThat(TABLE.csv().lines())
        .startsWith("cell,model.gain,seed,state,measure,value", "a,0.5,1,done,accuracy,0.9")
        .contains("c,1,1,failed,,")
        .hasSize(7);
  }

  @Test
  void anUnknownMeasureIsRefusedByName() {
    assertThatThrownBy(() -> TABLE.groups("acuracy"))
        .isInstanceOf(UserException.class)
        .hasMessage("No cell has the measure 'acuracy'; there is accuracy, steps.");
  }
}
