package org.rnnzoo.core.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowNamesTest {

  private static final List<String> NAMES =
      List.of("fixation", "motion.0", "motion.90", "motion.180", "rule.same", "rule.other");

  private static List<String> thinned(int apart, double same, double other) {
    return RowNames.thinned(NAMES, new double[] {1, 9, 9, 9, same, other}, apart);
  }

  @Test
  void severalLikeNoOtherMakeABorder() {
    assertThat(RowNames.haveUniqueNeighbours(NAMES)).isTrue();
    assertThat(RowNames.haveUniqueNeighbours(NAMES.subList(0, 5))).isFalse();
    assertThat(RowNames.isBorder(NAMES, 4)).isTrue();
    assertThat(RowNames.isBorder(NAMES, 1)).as("fixation is alone").isFalse();
    assertThat(RowNames.isBorder(NAMES, 2)).as("within a series").isFalse();
  }

  @Test
  void allAreNamedWhereThereIsRoom() {
    assertThat(thinned(1, 0, 1)).isEqualTo(NAMES);
  }

  @Test
  void ofTwoRulesTheOneThatIsOnIsNamed() {
    assertThat(thinned(2, 0, 1)).containsExactly("fixation", "", "motion.90", "", "", "rule.other");
    assertThat(thinned(2, 1, 0)).containsExactly("fixation", "", "motion.90", "", "rule.same", "");
  }

  @Test
  void aSeriesGivesWayToWhatIsLikeNoOther() {
    assertThat(thinned(4, 1, 0)).containsExactly("fixation", "", "", "", "rule.same", "");
  }
}
