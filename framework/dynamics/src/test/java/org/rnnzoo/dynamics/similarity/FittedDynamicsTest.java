package org.rnnzoo.dynamics.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.Trajectories;

class FittedDynamicsTest {

  private static final DynamicalSimilarity SIMILARITY = new DynamicalSimilarity(6, 300);

  private static final FittedDynamics.Settings SETTINGS =
      new FittedDynamics.Settings(0.999999, 10, List.of(1), List.of(2), 1e-9, 0.05);

  /** Trials of one input that is drawn anew at each step, and more inputs that are 0. */
  private static Trials trials(int inputs) {
    List<String> names = new ArrayList<>();
    for (int k = 0; k < inputs; k++) {
      names.add("in" + k);
    }
    Channels channels = new Channels(names, List.of("out"));
    SplittableRandom random = new SplittableRandom(5);
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      TrialBuilder trial =
          new TrialBuilder(channels, new Clock(20), RandomStream.root(1).generator());
      trial.epoch("all", 800);
      for (int step = 0; step < 40; step++) {
        trial.input(0).set(random.nextGaussian(), new Epoch("now", step, step + 1));
      }
      trials.add(trial.build());
    }
    return new Trials(new Clock(20), channels, trials);
  }

  private static final Trials TRIALS = trials(1);

  /** x ← A x + B u of two variables, seen in coordinates that are turned by an angle. */
  private static Trajectories linear(double[][] a, double[] b, double angle) {
    DMatrixRMaj turn =
        new DMatrixRMaj(
            new double[][] {
              {Math.cos(angle), -Math.sin(angle)}, {Math.sin(angle), Math.cos(angle)}
            });
    DMatrixRMaj half = new DMatrixRMaj(2, 2);
    DMatrixRMaj w = new DMatrixRMaj(2, 2);
    CommonOps_DDRM.mult(turn, new DMatrixRMaj(a), half);
    CommonOps_DDRM.multTransB(half, turn, w);
    DMatrixRMaj in = new DMatrixRMaj(2, 1);
    CommonOps_DDRM.mult(turn, new DMatrixRMaj(2, 1, true, b), in);
    LeakyNetwork network =
        new LeakyNetwork(
            Form.RATE,
            Activation.LINEAR,
            20,
            1,
            w,
            in,
            new double[2],
            new DMatrixRMaj(1, 2),
            new double[1],
            new double[2]);
    return Trajectories.of(network, TRIALS);
  }

  private static final double[][] SPIRAL = {{0.6, -0.5}, {0.5, 0.6}};
  private static final double[][] DECAY = {{0.9, 0}, {0, 0.2}};

  private static FittedDynamics fitted(FittedDynamics.Settings settings) {
    return FittedDynamics.of(
        List.of(
            linear(SPIRAL, new double[] {1, 0}, 0),
            linear(SPIRAL, new double[] {1, 0}, 0.7),
            linear(DECAY, new double[] {1, 1}, 0)),
        TRIALS,
        settings);
  }

  @Test
  void aTurnedNetworkIsTheSameAndAnotherIsNot() {
    FittedDynamics fitted = fitted(SETTINGS);
    assertThat(fitted.components()).isEqualTo(2);
    DistanceMatrix distances = fitted.distances(SIMILARITY, RandomStream.root(1));
    assertThat(distances.values()[0][1]).isCloseTo(0, within(1e-4));
    assertThat(distances.values()[0][2]).isGreaterThan(0.3);
    DistanceMatrix driven = fitted.drivenDistances();
    assertThat(driven.values()[0][1]).isCloseTo(0, within(1e-4));
    assertThat(driven.values()[0][2]).isGreaterThan(0.1);
    for (int i = 0; i < 3; i++) {
      assertThat(fitted.driven().get(i).operator().numRows).isEqualTo(2);
      assertThat(trace(fitted.driven().get(i).operator()))
          .as("whatever the coordinates")
          .isCloseTo(i < 2 ? 1.2 : 1.1, within(0.02));
      assertThat(trace(fitted.drivenOthers().get(i).operator()))
          .as("of the other trials")
          .isCloseTo(i < 2 ? 1.2 : 1.1, within(0.02));
    }
  }

  private static double trace(DMatrixRMaj matrix) {
    return CommonOps_DDRM.trace(matrix);
  }

  @Test
  void theFloorIsTheMeanDistanceOfANetworkAndItselfOnOtherTrials() {
    FittedDynamics fitted = fitted(SETTINGS);
    double floor = fitted.floor(SIMILARITY, RandomStream.root(1));
    double drivenFloor = fitted.drivenFloor();
    double sum = 0;
    double drivenSum = 0;
    for (int i = 0; i < 3; i++) {
      sum +=
          SIMILARITY.angle(
              fitted.models().get(i).operator(),
              fitted.others().get(i).operator(),
              RandomStream.root(9).generator());
      drivenSum += fitted.driven().get(i).angle(fitted.drivenOthers().get(i));
    }
    assertThat(floor).isPositive().isCloseTo(sum / 3, within(1e-6));
    assertThat(drivenFloor).isPositive().isCloseTo(drivenSum / 3, within(1e-12));
  }

  @Test
  void asManyComponentsAreKeptAsAnyNetworkNeedsButNoMoreThanAllowed() {
    List<Integer> one = List.of(1);
    assertThat(fitted(new FittedDynamics.Settings(0.1, 10, one, one, 1e-9, 0.05)).components())
        .isEqualTo(1);
    assertThat(fitted(new FittedDynamics.Settings(0.999999, 1, one, one, 1e-9, 0.05)).components())
        .isEqualTo(1);
    assertThat(fitted(new FittedDynamics.Settings(2, 10, one, one, 1e-9, 0.05)).components())
        .as("there are no more")
        .isEqualTo(2);
  }

  @Test
  void whatWasChosenIsToldInASentence() {
    FittedDynamics fitted =
        new FittedDynamics(
            new DelayChoice(3, 4, 0.256, List.of()), 2, List.of(), List.of(), List.of(), List.of());
    assertThat(fitted.words(0.01234))
        .isEqualTo(
            "linear models of rank 4 with 3 delays, whose error on other trials is 0.26 of that of"
                + " no change; a run and itself on other trials are 0.0123 apart");
  }

  @Test
  void theInputsOfTheNetworkWithTheFewestAreShared() {
    Trials two = trials(2);
    assertThat(FittedDynamics.sharedInputs(List.of(two, TRIALS, two))).isSameAs(TRIALS);
  }

  @Test
  void theStandardSettingsTryManyPairs() {
    FittedDynamics.Settings standard = FittedDynamics.Settings.standard();
    assertThat(standard.delays()).isEqualTo(DelayChoice.DELAYS);
    assertThat(standard.ranks()).isEqualTo(DelayChoice.RANKS);
  }
}
