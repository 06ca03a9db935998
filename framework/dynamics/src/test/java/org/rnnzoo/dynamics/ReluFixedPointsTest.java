package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReluFixedPointsTest {

  private static final double[] ZERO = new double[2];

  @ParameterizedTest
  @EnumSource(Form.class)
  void twoUnitsThatSilenceEachOtherHaveTwoWinnersAndASaddle(Form form) {
    LeakyNetwork circuit =
        RandomNetworks.of(form, Activation.RELU, 0.2, new double[][] {{0, -2}, {-2, 0}}, 1, 1);
    ReluFixedPoints found = ReluFixedPoints.of(circuit, ZERO);
    assertThat(found.fixedPoints().points())
        .extracting(FixedPoint::stability)
        .containsExactly(Stability.STABLE, Stability.STABLE, Stability.SADDLE);
    assertThat(found.fixedPoints().points().get(2).state())
        .containsExactly(new double[] {1 / 3.0, 1 / 3.0}, within(1e-12));
    assertThat(found.lines()).isEmpty();
  }

  @RepeatedTest(60)
  void theSearchFindsNothingThatTheEnumerationLacks(RepetitionInfo seed) {
    SplittableRandom random = new SplittableRandom(seed.getCurrentRepetition());
    Form form = RandomNetworks.any(Form.values(), random);
    int n = random.nextInt(2, 6);
    LeakyNetwork circuit = RandomNetworks.of(form, Activation.RELU, n, random);
    FixedPoints exact = ReluFixedPoints.of(circuit, ZERO).fixedPoints();
    for (FixedPoint point : exact.points()) {
      assertThat(point.q()).isLessThan(1e-20);
    }
    List<double[]> starts = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      starts.add(RandomNetworks.vector(n, random));
    }
    FixedPoints searched =
        FixedPointSearch.defaults()
            .withSeeds(32)
            .unreduced(circuit, ZERO, starts, List.of(), random, batch -> {});
    assertThat(searched.points().size()).isLessThanOrEqualTo(exact.points().size());
    for (FixedPoint point : searched.points()) {
      assertThat(exact.points())
          .anySatisfy(
              known -> assertThat(known.state()).containsExactly(point.state(), within(1e-8)));
    }
  }

  @Test
  void aUnitThatKeepsExactlyItsRateIsALineOfFixedPoints() {
    LeakyNetwork circuit =
        RandomNetworks.of(Form.RATE, Activation.RELU, 0.2, new double[][] {{1, 0}, {0, 0}}, 0, 1);
    ReluFixedPoints found = ReluFixedPoints.of(circuit, ZERO);
    assertThat(found.lines()).containsExactly(List.of(0, 1));
  }

  @Test
  void aDrivenUnitThatKeepsItsRateRunsAway() {
    LeakyNetwork circuit =
        RandomNetworks.of(Form.RATE, Activation.RELU, 0.2, new double[][] {{1, 0}, {0, 0}}, 1, 1);
    ReluFixedPoints found = ReluFixedPoints.of(circuit, ZERO);
    assertThat(found.lines()).isEmpty();
    assertThat(found.fixedPoints().points()).isEmpty();
  }

  @Test
  void otherUnitsAreRefusedInWords() {
    LeakyNetwork circuit =
        RandomNetworks.of(Form.RATE, Activation.TANH, 3, new SplittableRandom(1));
    assertThatThrownBy(() -> ReluFixedPoints.of(circuit, ZERO))
        .hasMessage(
            "Fixed points are enumerated for at most 14 units with RELU, not for 3 with TANH.");
  }

  /**
   * Two units whose rates sum to twice their drive, and a third that only listens to the first.
   *
   * @param threshold what the first unit must exceed so that the third is active
   */
  private static ReluFixedPoints segment(double first, double second, double threshold) {
    double[][] weights = {{0.5, -0.5, 0}, {-0.5, 0.5, 0}, {1, 0, 0}};
    LeakyNetwork circuit =
        RandomNetworks.of(Form.RATE, Activation.RELU, 0.2, weights, first, second, -threshold);
    return ReluFixedPoints.of(circuit, new double[3]);
  }

  @Test
  void aStretchOfALineIsCountedForEachPatternThatKeepsAPartOfIt() {
    ReluFixedPoints parted = segment(1, 1, 1);
    assertThat(parted.lines()).containsExactly(List.of(0, 1), List.of(0, 1, 2));
    assertThat(parted.fixedPoints().coverage().lines()).isEqualTo(2);
    assertThat(parted.fixedPoints().coverage().starts()).isEqualTo(8);
    assertThat(segment(1, 1, 3).lines()).containsExactly(List.of(0, 1));
    assertThat(segment(1, 1, -1).lines()).containsExactly(List.of(0, 1, 2));
  }

  @Test
  void theEndsOfASegmentAreFixedPointsWhereAUnitIsAtItsThreshold() {
    assertThat(segment(1, 1, 3).fixedPoints().points())
        .extracting(point -> Math.round(point.state()[0]), FixedPoint::stability)
        .containsExactlyInAnyOrder(
            tuple(2L, Stability.NOT_DIFFERENTIABLE), tuple(0L, Stability.NOT_DIFFERENTIABLE));
  }

  @Test
  void whereTheSumWouldBeNegativeOrTheDrivesDifferThereIsNoLine() {
    assertThat(segment(-1, -1, 3).lines()).isEmpty();
    assertThat(segment(1, 1.001, 3).lines()).isEmpty();
  }

  @Test
  void moreThanFourteenUnitsAreNotEnumerated() {
    LeakyNetwork circuit =
        RandomNetworks.of(Form.RATE, Activation.RELU, 15, new SplittableRandom(1));
    assertThat(ReluFixedPoints.enumerated(circuit, ZERO)).isEmpty();
    assertThatThrownBy(() -> ReluFixedPoints.of(circuit, ZERO))
        .hasMessage(
            "Fixed points are enumerated for at most 14 units with RELU, not for 15 with RELU.");
  }

  /**
   * The same two units with two listeners: one is active where the first exceeds 0.5, the other
   * where the second exceeds 1.25, that is where the first stays below 0.75.
   */
  @Test
  void eachStretchOfALineHasItsOwnPattern() {
    double[][] weights = {{0.5, -0.5, 0, 0}, {-0.5, 0.5, 0, 0}, {1, 0, 0, 0}, {0, 1, 0, 0}};
    LeakyNetwork circuit =
        RandomNetworks.of(Form.RATE, Activation.RELU, 0.2, weights, 1, 1, -0.5, -1.25);
    assertThat(ReluFixedPoints.of(circuit, new double[4]).lines())
        .containsExactly(List.of(0, 1, 2), List.of(0, 1, 3), List.of(0, 1, 2, 3));
  }
}
