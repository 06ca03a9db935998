package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.analysis.latentcircuit.PointMatch.Open;

class PointMatchTest {

  private static PointMatch match(
      int network, int circuit, int matched, int flowOnly, int openN, int openC) {
    return new PointMatch(
        new ConstantInput("no input", new double[1]),
        new int[] {network, 7},
        new int[] {circuit, 7},
        matched,
        flowOnly,
        new Open(openN, openC));
  }

  @ParameterizedTest
  @CsvSource({
    "4, 4, 4, 0, 0, GOOD",
    "4, 4, 4, 1, 0, FAIR", // the network leaves one at its step
    "5, 4, 4, 0, 1, FAIR", // of one it is not known
    "5, 4, 4, 0, 0, FAIR",
    "4, 5, 4, 0, 0, FAIR",
    "4, 4, 2, 0, 0, FAIR", // half of them
    "5, 4, 2, 0, 0, POOR",
    "2, 5, 2, 0, 0, POOR",
    "5, 4, 2, 0, 1, FAIR", // half of those that are known
  })
  void theGradeTellsHowManyStablePointsAreTheSame(
      int network, int circuit, int matched, int flowOnly, int open, Grade grade) {
    assertThat(match(network, circuit, matched, flowOnly, open, 0).grade()).isEqualTo(grade);
  }

  @Test
  void aPointOfTheCircuitThatIsOpenIsNotHeldAgainstIt() {
    assertThat(match(4, 5, 4, 0, 0, 1).same()).isTrue();
    assertThat(match(4, 5, 4, 0, 0, 1).grade()).isEqualTo(Grade.FAIR);
    assertThat(match(4, 5, 2, 0, 0, 1).grade()).isEqualTo(Grade.FAIR);
  }

  @Test
  void stablePointsAreThoseWithoutAnUnstableDimension() {
    assertThat(match(4, 3, 0, 0, 0, 0).networkStable()).isEqualTo(4);
    assertThat(match(4, 3, 0, 0, 0, 0).circuitStable()).isEqualTo(3);
  }

  @Test
  void withoutAnythingToAddThereIsNoCaveat() {
    assertThat(match(4, 4, 4, 0, 0, 0).caveat()).isEmpty();
  }

  @Test
  void openPairsOfBothSidesAreCountedTogether() {
    assertThat(match(4, 4, 4, 0, 1, 2).caveat())
        .isEqualTo(
            ", 3 more on one side where the other is not differentiable, so that it is not known"
                + " to be stable there");
  }

  @Test
  void countsAreWrittenWithSlashes() {
    assertThat(PointMatch.text(new int[] {4, 4, 1})).isEqualTo("4/4/1");
  }
}
