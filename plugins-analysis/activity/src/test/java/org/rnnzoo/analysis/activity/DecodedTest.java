package org.rnnzoo.analysis.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.recording.Grouping;
import org.rnnzoo.dynamics.recording.Recording;

class DecodedTest {

  private static final List<String> SIDES = List.of("left", "right");

  private static Decoded decoded(double[] accuracy, double[]... shuffled) {
    return new Decoded(new Grouping("side", SIDES, new int[4]), 2, accuracy, shuffled);
  }

  @Test
  void thePeakIsTheFirstBinOfTheHighestAccuracy() {
    assertThat(decoded(new double[] {Double.NaN, 0.5, 0.9, 0.9, 0.6}).peak()).isEqualTo(2);
    assertThat(decoded(new double[] {0.9, Double.NaN}).peak()).isZero();
  }

  @Test
  void whereNothingIsKnownThereIsNoPeak() {
    assertThat(decoded(new double[] {Double.NaN, Double.NaN}).peak()).isEqualTo(-1);
  }

  /** Shuffles that reach 0.01, 0.02, … in the second bin, from the largest to the smallest. */
  private static Decoded shuffled(int count) {
    return decoded(
        new double[2],
        IntStream.range(0, count)
            .mapToObj(s -> new double[] {0, (count - s) / 100.0, Double.NaN})
            .toArray(double[][]::new));
  }

  @Test
  void nineteenOfTwentyShufflesDoNotExceedTheBar() {
    assertThat(shuffled(20).bar()).isEqualTo(0.19);
    assertThat(shuffled(40).bar()).isEqualTo(0.38);
  }

  @Test
  void theBarOfFewShufflesIsTheHighest() {
    assertThat(shuffled(1).bar()).isEqualTo(0.01);
    assertThat(shuffled(10).bar()).isEqualTo(0.1);
  }

  @Test
  void chanceIsTheMeanOverShuffles() {
    assertThat(decoded(new double[2], new double[] {0.25, 1}, new double[] {0.75, 0.5}).chance())
        .containsExactly(0.5, 0.75);
  }

  private static Optional<Decoded> decode(int... groups) {
    Answered trials = Answered.byTwoOutputs();
    for (int group : groups) {
      trials.trial(group, 0, 6, 1);
    }
    Recording recording = trials.recording();
    return Decoded.of(
        recording,
        new Grouping("side", SIDES, groups),
        TimeAxis.of(ActivityParameters.DEFAULT.course(), recording.trials()),
        ActivityParameters.DEFAULT.decoding(),
        RandomStream.root(1),
        done -> {});
  }

  @Test
  void twoTrialsOfEachClassAreEnough() {
    Decoded decoded = decode(0, 1, 0, 1).orElseThrow();
    assertThat(decoded.folds()).isEqualTo(2);
    assertThat(decoded.accuracy()).hasSize(11).doesNotContain(Double.NaN);
    assertThat(decoded.guessing()).isEqualTo(0.5);
    assertThat(decode(0, 1, 0, 0)).isEmpty();
  }

  @Test
  void thereAreNoMorePartsThanTheSmallestClassHasTrials() {
    assertThat(decode(0, 1, 0, 1, 0, 1, 0).orElseThrow().folds()).isEqualTo(3);
    assertThat(decode(0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1).orElseThrow().folds()).isEqualTo(5);
  }

  @Test
  void trialsOfNoClassAreLeftOut() {
    assertThat(decode(0, 1, -1, 0, 1).orElseThrow().folds()).isEqualTo(2);
    assertThat(decode(0, 1, -1, -1, 1)).isEmpty();
  }
}
