package org.rnnzoo.analysis.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.PrincipalComponents;
import org.rnnzoo.dynamics.recording.Grouping;
import org.rnnzoo.dynamics.recording.Recording;

class AveragesTest {

  @Test
  void unitsThatDifferMostBetweenGroupsTellMost() {
    double[][] first = {{0, 5, 1}, {0, 5, 2}};
    double[][] second = {{1, 5, 4}, {1, 5, 5}};
    assertThat(new Averages(new double[][][] {first, second}).mostTelling(3))
        .containsExactly(2, 0, 1);
    assertThat(new Averages(new double[][][] {first, second}).mostTelling(1)).containsExactly(2);
  }

  @Test
  void itIsTheSpreadThatTellsAndNotTheSize() {
    double[][] first = {{10, 1}};
    double[][] second = {{10.5, -1}};
    assertThat(new Averages(new double[][][] {first, second}).mostTelling(2)).containsExactly(1, 0);
  }

  @Test
  void differencesInAllBinsAddUp() {
    double[][] first = {{0, 0}, {0, 0}, {0, 0}};
    double[][] second = {{3, 2}, {0, 2}, {0, 2}};
    assertThat(new Averages(new double[][][] {first, second}).mostTelling(2)).containsExactly(1, 0);
  }

  @Test
  void inASingleGroupUnitsThatChangeMostOverTimeTellMost() {
    double[][] course = {{0, 9, 1}, {1, 9, 4}, {Double.NaN, Double.NaN, Double.NaN}};
    assertThat(new Averages(new double[][][] {course}).mostTelling(3)).containsExactly(2, 0, 1);
  }

  @Test
  void aBinThatNoTrialReachesTellsNothing() {
    double[][] first = {{0, 1}, {Double.NaN, Double.NaN}};
    double[][] second = {{2, 1.5}, {Double.NaN, Double.NaN}};
    assertThat(new Averages(new double[][][] {first, second}).mostTelling(2)).containsExactly(0, 1);
  }

  /** Deviations of 3, 1 and nothing along the axes. */
  private static PrincipalComponents components() {
    return PrincipalComponents.of(
        new DMatrixRMaj(new double[][] {{3, 0, 0}, {-3, 0, 0}, {0, 1, 0}, {0, -1, 0}}));
  }

  @Test
  void asManyComponentsAreNeededAsHoldAShare() {
    assertThat(Dimensionality.needed(components(), 0.5)).isEqualTo(1);
    assertThat(Dimensionality.needed(components(), 0.85)).isEqualTo(1);
    assertThat(Dimensionality.needed(components(), 0.95)).isEqualTo(2);
    assertThat(Dimensionality.needed(components(), 2)).isEqualTo(components().size());
  }

  @Test
  void whereNothingVariesNoComponentIsNeeded() {
    assertThat(Dimensionality.needed(PrincipalComponents.of(new DMatrixRMaj(4, 3)), 0.9)).isZero();
  }

  @Test
  void anEpochHasTheDimensionsOfItsOwnSteps() {
    // In the stimulus, steps 2 to 5, only the first unit varies; elsewhere the others do.
    Recording made = Answered.byTwoOutputs().trial(-1, 0, 6, 1).trial(1, 1, 6, 1).recording();
    float[] rates = made.rates().clone();
    for (int step = 0; step < 2 * Answered.STEPS; step++) {
      int within = step % Answered.STEPS;
      boolean stimulus = within >= 2 && within < 6;
      for (int unit = 0; unit < 3; unit++) {
        rates[3 * step + unit] *= stimulus == (unit == 0) ? 1 : 0;
      }
    }
    Recording recording = new Recording(made.trials(), 3, rates, made.outputs(), made.finite());
    Dimensionality found = Dimensionality.of(recording);
    assertThat(found.epochs()).containsOnlyKeys("fixation", "stimulus", "response");
    assertThat(Dimensionality.needed(found.epochs().get("stimulus"), 0.999)).isEqualTo(1);
    assertThat(Dimensionality.needed(found.epochs().get("response"), 0.999)).isEqualTo(2);
    assertThat(Dimensionality.needed(found.whole(), 0.999)).isEqualTo(3);
  }

  @Test
  void aGroupOfWhichHalfTheTrialsReachABinHasAMeanThere() {
    Recording recording = Answered.byTwoOutputs().trial(-1, 0, 6, 1).trial(1, 1, 6, 1).recording();
    TimeAxis late = new TimeAxis(recording.trials(), new int[] {0, -1}, 0, 1, 1);
    Grouping all = new Grouping("", List.of("all trials"), new int[2]);
    assertThat(Averages.of(recording, all, late).values()[0][0][1])
        .isEqualTo(recording.rate(0, 0, 1));
  }

  @Test
  void aShareThatIsReachedExactlyIsHeld() {
    PrincipalComponents halves =
        new PrincipalComponents(new double[3], new DMatrixRMaj(3, 3), new double[] {2, 1, 1});
    assertThat(Dimensionality.needed(halves, 0.5)).isEqualTo(1);
    assertThat(Dimensionality.needed(halves, 0.51)).isEqualTo(2);
    assertThat(Dimensionality.needed(halves, 0.75)).isEqualTo(2);
  }

  /** The variance of a unit with a rate for each step of a trial. */
  private static double variance(int steps, IntToDoubleFunction rate) {
    Channels channels = new Channels(List.of("stimulus"), List.of("z"));
    TrialBuilder trial = new TrialBuilder(channels, new Clock(10), new Random(1));
    trial.epoch("rest", 10 * steps);
    float[] rates = new float[steps];
    for (int step = 0; step < steps; step++) {
      rates[step] = (float) rate.applyAsDouble(step);
    }
    Trials trials = new Trials(new Clock(10), channels, List.of(trial.build()));
    return Dimensionality.of(new Recording(trials, 1, rates, new float[steps], List.of(0)))
        .whole()
        .variances()[0];
  }

  @Test
  void threeThousandStepsAreAllTaken() {
    assertThat(variance(3000, step -> step % 2)).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void ofMoreStepsSomeAreTakenAtEqualDistances() {
    assertThat(variance(6000, step -> step % 2)).isZero();
    assertThat(variance(6000, step -> step < 3000 ? 0 : 1)).isCloseTo(0.25, within(1e-9));
  }
}
