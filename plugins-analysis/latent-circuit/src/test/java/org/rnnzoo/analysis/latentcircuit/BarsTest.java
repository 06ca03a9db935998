package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarsTest {

  @ParameterizedTest
  @CsvSource({"0.8, GOOD", "0.79, FAIR", "0.5, FAIR", "0.49, POOR", "NaN, POOR"})
  void aBarIsReachedByItsOwnLevel(double value, Grade grade) {
    assertThat(new Bars.Bar(0.5, 0.8).of(value)).isEqualTo(grade);
  }

  @Test
  void theWorseOfTwoGradesCounts() {
    assertThat(Grade.GOOD.worseOf(Grade.POOR)).isEqualTo(Grade.POOR);
    assertThat(Grade.POOR.worseOf(Grade.FAIR)).isEqualTo(Grade.POOR);
    assertThat(Grade.FAIR.worseOf(Grade.FAIR)).isEqualTo(Grade.FAIR);
  }

  @Test
  void aGradeIsAWordInLowerCase() {
    assertThat(Grade.FAIR.word()).isEqualTo("fair");
  }
}
