package org.rnnzoo.analysis.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecoderTest {

  private static final int TRIALS = 40;

  /** A class is told by a small difference between two units that vary much, and together. */
  private static double[][] rates(double unit, double offset) {
    Random random = new Random(5);
    double[][] rates = new double[TRIALS][];
    for (int i = 0; i < TRIALS; i++) {
      double both = 3 * random.nextGaussian();
      rates[i] = new double[] {offset + unit * both, offset + unit * (both + 0.5 * (i % 2))};
    }
    return rates;
  }

  private static double accuracy(double[][] rates) {
    int[] labels = new int[TRIALS];
    int[] fold = new int[TRIALS];
    for (int i = 0; i < TRIALS; i++) {
      labels[i] = i % 2;
      fold[i] = i / 2 % 4;
    }
    return new Decoder(fold, 4, 2).accuracies(rates, List.of(labels))[0];
  }

  @Test
  void aDifferenceIsFoundBesideMuchThatIsShared() {
    assertThat(accuracy(rates(1, 0))).isEqualTo(1);
  }

  @Test
  void whatIsTheSameInAllTrialsHidesNothing() {
    assertThat(accuracy(rates(1, 1000))).isEqualTo(1);
  }

  @Test
  void theUnitOfRatesDoesNotMatter() {
    assertThat(accuracy(rates(1e-3, 0))).isEqualTo(1);
    assertThat(accuracy(rates(1e3, 0))).isEqualTo(1);
  }

  @Test
  void ratesThatAreAllAlikeTellNothing() {
    assertThat(accuracy(new double[TRIALS][2])).isEqualTo(0.5);
  }

  @Test
  void trialsOfASinglePartTellNothing() {
    double[] accuracies =
        new Decoder(new int[4], 2, 2)
            .accuracies(new double[][] {{0}, {1}, {0.1}, {0.9}}, List.of(new int[] {0, 1, 0, 1}));
    assertThat(accuracies).containsExactly(Double.NaN);
  }

  @Test
  void aClassWithoutTrialsIsNeitherCountedNorGuessed() {
    // The last trial is nearer to the middle of both classes than to its own.
    double[][] rates = {{-1}, {1}, {-1}, {1}, {-1}, {0.3}};
    int[] labels = {0, 1, 0, 1, 0, 1};
    int[] fold = {0, 0, 0, 0, 1, 1};
    assertThat(new Decoder(fold, 2, 3).accuracies(rates, List.of(labels))).containsExactly(1);
  }
}
