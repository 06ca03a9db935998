package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class StimuliTest {

  /** Trials of 2, 3 and 1 steps with two inputs and two outputs. */
  private static Stimuli stimuli() {
    DMatrixRMaj inputs =
        new DMatrixRMaj(new double[][] {{1, -1}, {2, -2}, {3, -3}, {4, -4}, {5, -5}, {6, -6}});
    boolean[][] scored = {
      {true, false}, {false, false}, {false, false}, {true, true}, {false, true}, {false, false}
    };
    return new Stimuli(new int[] {0, 2, 5, 6}, inputs, scored);
  }

  @Test
  void trialsHaveTheirOwnLengths() {
    assertThat(stimuli().trials()).isEqualTo(3);
    assertThat(stimuli().steps(1)).isEqualTo(3);
    assertThat(stimuli().samples()).isEqualTo(6);
  }

  @Test
  void theFirstTrialsAreKeptWhole() {
    Stimuli first = stimuli().first(2);
    assertThat(first.starts()).containsExactly(0, 2, 5);
    assertThat(first.inputs().data).containsExactly(1, -1, 2, -2, 3, -3, 4, -4, 5, -5);
    assertThat(first.scored()).hasDimensions(5, 2);
  }

  @Test
  void thereAreNoMoreThanThereAre() {
    assertThat(stimuli().first(9).trials()).isEqualTo(3);
  }

  @Test
  void shorterTrialsAreFilledUpWithoutInputAndWithoutScores() {
    Stimuli even = stimuli().even();
    assertThat(even.starts()).containsExactly(0, 3, 6, 9);
    assertThat(even.inputs().data)
        .containsExactly(1, -1, 2, -2, 0, 0, 3, -3, 4, -4, 5, -5, 6, -6, 0, 0, 0, 0);
    assertThat(even.scored()[0]).containsExactly(true, false);
    assertThat(even.scored()[2]).containsExactly(false, false);
    assertThat(even.scored()[4]).containsExactly(true, true);
    assertThat(even.scored()[8]).containsExactly(false, false);
  }

  @Test
  void someTrialsAreTakenInTheOrderThatIsAskedFor() {
    Stimuli some = stimuli().only(new int[] {2, 0});
    assertThat(some.starts()).containsExactly(0, 1, 3);
    assertThat(some.inputs().data).containsExactly(6, -6, 1, -1, 2, -2);
    assertThat(some.scored()[1]).containsExactly(true, false);
  }

  @Test
  void theLastScoredStepIsThatOfAnyOutput() {
    assertThat(stimuli().lastScored(0)).isZero();
    assertThat(stimuli().lastScored(1)).isEqualTo(4);
  }

  @Test
  void withoutAScoredStepItIsTheLastOne() {
    assertThat(stimuli().lastScored(2)).isEqualTo(5);
  }

  @Test
  void scoredEntriesArePickedStepByStep() {
    DMatrixRMaj outputs =
        new DMatrixRMaj(
            new double[][] {{10, 11}, {20, 21}, {30, 31}, {40, 41}, {50, 51}, {60, 61}});
    assertThat(stimuli().pickScored(outputs)).containsExactly(10, 40, 41, 51);
  }

  @Test
  void theMeanInputWhileScoredIsLookedAtIfItIsMoreThanAnAccident() {
    assertThat(ConstantInput.in(stimuli()))
        .extracting(ConstantInput::name)
        .containsExactly("no input", "mean input while scored");
    // Steps 1, 4 and 5 are scored.
    assertThat(ConstantInput.in(stimuli()).get(1).values()).containsExactly(10 / 3.0, -10 / 3.0);
    assertThat(ConstantInput.in(stimuli()).get(0).values()).containsExactly(0, 0);
  }

  @Test
  void aMeanWithinHalfItsSpreadIsAnAccident() {
    boolean[][] scored = {{true}, {true}};
    assertThat(ConstantInput.in(scored(scored, -1, 2.5))).hasSize(1); // 0.75 of 1.75
    assertThat(ConstantInput.in(scored(scored, -1, 3.5))).hasSize(2); // 1.25 of 2.25
    assertThat(ConstantInput.in(scored(scored, -1, 3))).hasSize(1); // 1 of 2, just half
  }

  @Test
  void whereNothingIsScoredThereIsNoMean() {
    assertThat(ConstantInput.in(scored(new boolean[][] {{false}, {false}}, 1, 1))).hasSize(1);
  }

  @Test
  void noInputAtAllIsNoSecondOne() {
    assertThat(ConstantInput.in(scored(new boolean[][] {{true}, {true}}, 0, 0))).hasSize(1);
  }

  private static Stimuli scored(boolean[][] scored, double first, double second) {
    return new Stimuli(
        new int[] {0, 2}, new DMatrixRMaj(new double[][] {{first}, {second}}), scored);
  }
}
