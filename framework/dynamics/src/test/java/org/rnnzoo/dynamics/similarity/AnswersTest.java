package org.rnnzoo.dynamics.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {

  private static final double NONE = Double.NaN;

  private static final Answers FIRST = new Answers(new double[] {1, 0, 0.5, NONE, 1});
  private static final Answers SECOND = new Answers(new double[] {0, 0, 1, 1, NONE});

  @Test
  void networksDisagreeByTheMeanDifferenceInTrialsThatCountForBoth() {
    assertThat(FIRST.disagreement(SECOND)).isCloseTo(1.5 / 3, within(1e-12));
    assertThat(SECOND.disagreement(FIRST)).isCloseTo(1.5 / 3, within(1e-12));
    assertThat(FIRST.disagreement(FIRST)).isZero();
    assertThat(FIRST.disagreement(new Answers(new double[] {NONE, NONE, NONE, 1, NONE}))).isZero();
  }

  @Test
  void eachTwoHaveADisagreement() {
    assertThat(Answers.distances(List.of(FIRST, SECOND)).values())
        .isDeepEqualTo(new double[][] {{0, 0.5}, {0.5, 0}});
  }
}
