package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rnnzoo.api.model.DynamicalSystem;

class FixedPointSearchTest {

  private static final PeerData ONE_BIT = PeerData.load("own_flipflop_1bit_tanh_s0_scale");
  private static final PeerData TWO_BITS = PeerData.load("own_flipflop_2bit_tanh_s0_scale");

  private static FixedPoints search(
      FixedPointSearch options, DynamicalSystem system, List<double[]> trajectory) {
    return options.find(system, new double[system.inputs()], trajectory, new SplittableRandom(7));
  }

  private static List<double[]> states(DynamicalSystem system, double[][] inputs) {
    return Trajectories.of(system, inputs).allStates();
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void findsTheThreeFixedPointsOfTheOneBitNetwork(Form form) {
    LeakyNetwork network = PeerNetworks.flipFlop(ONE_BIT, form);
    FixedPoints found =
        search(
            FixedPointSearch.defaults().withSeeds(32),
            network,
            states(network, ONE_BIT.parts("rate_u")));
    assertThat(found.points()).extracting(FixedPoint::unstableDimensions).containsExactly(0, 0, 1);
    assertThat(found.indexCheck()).isEqualTo("index sum consistent");
    assertThat(found.count(Stability.SADDLE)).isEqualTo(1);
    assertSamePoints(found, ONE_BIT, form);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void findsTheNineFixedPointsOfTheTwoBitNetwork(Form form) {
    LeakyNetwork network = PeerNetworks.flipFlop(TWO_BITS, form);
    FixedPoints found =
        search(
            FixedPointSearch.defaults().withSeeds(64),
            network,
            states(network, TWO_BITS.parts("rate_u")));
    assertThat(found.points())
        .extracting(FixedPoint::unstableDimensions)
        .containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 2);
    assertThat(found.indexSum()).isEqualTo(1);
    assertThat(found.far()).isEmpty();
    assertThat(found.points())
        .extracting(FixedPoint::stability)
        .endsWith(Stability.SADDLE, Stability.SADDLE);
    assertSamePoints(found, TWO_BITS, form);
  }

  private static void assertSamePoints(FixedPoints found, PeerData data, Form form) {
    for (double[] expected : data.parts(form == Form.RATE ? "rate_fps" : "current_fps")) {
      assertThat(found.points())
          .anySatisfy(point -> assertThat(point.state()).containsExactly(expected, within(1e-7)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RATE, 1, 1", "RATE, 1, 2", "RATE, 1, 3", "CURRENT, 1, 1", "CURRENT, 1, 2", "CURRENT, 1, 3",
    "RATE, 2, 2", "RATE, 2, 4", "RATE, 2, 6", "CURRENT, 2, 2", "CURRENT, 2, 4", "CURRENT, 2, 6"
  })
  void findsTheSameKindsOfPointsInEveryLatentCircuit(Form form, int bits, int nodes) {
    PeerData data = bits == 1 ? ONE_BIT : TWO_BITS;
    LeakyNetwork circuit = PeerNetworks.circuit(data, form, nodes);
    FixedPoints found =
        search(FixedPointSearch.defaults(), circuit, states(circuit, data.parts("rate_u")));
    List<Integer> expected = bits == 1 ? List.of(0, 0, 1) : List.of(0, 0, 0, 0, 1, 1, 1, 1, 2);
    assertThat(found.points())
        .extracting(FixedPoint::unstableDimensions)
        .containsExactlyElementsOf(expected);
    assertThat(found.indexSum()).isEqualTo(1);
  }

  @Test
  void findsTheTwentySevenFixedPointsOfTheThreeBitElmanNetwork() {
    PeerData data = PeerData.load("fpf_flipflop_tanh_3bit_16_s1_p0.5");
    LeakyNetwork network = PeerNetworks.elman(data);
    FixedPoints found =
        search(FixedPointSearch.defaults(), network, states(network, data.parts("test_inputs")));
    assertThat(found.points()).hasSize(27);
    assertThat(List.of(found.count(0), found.count(1), found.count(2), found.count(3)))
        .containsExactly(8, 12, 6, 1);
    assertThat(List.of(found.count(Stability.STABLE), found.count(Stability.SADDLE)))
        .containsExactly(8, 19);
    assertThat(found.indexSum()).isEqualTo(1);
    for (int i = 0; i < 27; i++) {
      double[] expected = data.part("fp_x", i);
      assertThat(found.points())
          .anySatisfy(point -> assertThat(point.state()).containsExactly(expected, within(1e-4)));
    }
  }

  @Test
  void findsTheTwentySevenFixedPointsOfTheThreeBitGruInItsBox() {
    PeerData data = PeerData.load("fpf_flipflop_gru_3bit_16_s0_p0.5");
    GatedNetwork network = new GatedNetwork(data);
    List<double[]> trajectory = new ArrayList<>();
    for (double[] trial : data.parts("test_hidden")) {
      for (int t = 0; t < 64; t++) {
        trajectory.add(Arrays.copyOfRange(trial, t * 16, (t + 1) * 16));
      }
    }
    FixedPoints found = search(FixedPointSearch.defaults(), network, trajectory);
    assertThat(List.of(found.count(0), found.count(1), found.count(2), found.count(3)))
        .containsExactly(8, 12, 6, 1);
    assertThat(found.points()).hasSize(27);
    assertThat(found.indexSum()).isEqualTo(1);
    assertThat(found.far()).isEmpty();
    assertThat(found.coverage().ledOutside()).isPositive();
  }

  @Test
  void findsTheSameOnAnyNumberOfThreads() {
    LeakyNetwork network = PeerNetworks.circuit(TWO_BITS, Form.CURRENT, 6);
    List<double[]> trajectory = states(network, TWO_BITS.parts("rate_u"));
    FixedPoints one = search(FixedPointSearch.defaults(), network, trajectory);
    FixedPoints three = search(FixedPointSearch.defaults().withThreads(3), network, trajectory);
    assertThat(three).usingRecursiveComparison().isEqualTo(one);
  }

  /** A unit just after two of its fixed points have met and vanished (a saddle-node's ghost). */
  private static LeakyNetwork ghost(double bias) {
    return RandomNetworks.of(Form.RATE, Activation.TANH, 0.2, new double[][] {{1.5}}, bias);
  }

  private static final List<double[]> LINE =
      List.of(new double[] {-1}, new double[] {-0.5}, new double[] {0.5}, new double[] {1});

  @Test
  void whereTwoFixedPointsHaveJustVanishedThereIsASlowPoint() {
    FixedPoints found = search(FixedPointSearch.defaults(), ghost(-0.2085), LINE);
    assertThat(found.points()).hasSize(1);
    assertThat(found.slow()).hasSize(1);
    assertThat(found.slow().get(0).state()[0]).isCloseTo(0.577, within(0.01));
    assertThat(found.slow().get(0).q()).isBetween(1e-18, 1e-6);
    assertThat(found.indexCheck()).isEqualTo("index sum consistent");
  }

  @Test
  void whereTheyAreLongGoneThereIsNone() {
    assertThat(search(FixedPointSearch.defaults(), ghost(-0.3), LINE).slow()).isEmpty();
  }

  @Test
  void fixedPointsFarFromTheTrajectoriesAreListedApart() {
    LeakyNetwork bistable =
        RandomNetworks.of(Form.CURRENT, Activation.TANH, 0.2, new double[][] {{50}}, 0);
    List<double[]> nearTheMiddle = List.of(new double[] {-0.1}, new double[] {0.1});
    FixedPoints found =
        FixedPointSearch.defaults()
            .find(
                bistable,
                new double[1],
                nearTheMiddle,
                List.of(new double[] {49}, new double[] {-49}),
                new SplittableRandom(1),
                batch -> {});
    assertThat(found.points()).hasSize(1);
    assertThat(found.far()).extracting(point -> Math.round(point.state()[0])).contains(50L, -50L);
    assertThat(found.indexSum()).isEqualTo(1);
  }

  @Test
  void aBoundKeepsTheSearchInItsBox() {
    FixedPoints found = search(FixedPointSearch.defaults().withBound(0.5), ghost(0), LINE);
    assertThat(found.points()).hasSize(1);
    assertThat(found.points().get(0).state()[0]).isCloseTo(0, within(1e-9));
  }

  private static LeakyNetwork integrator() {
    return RandomNetworks.of(Form.RATE, Activation.RELU, 0.2, new double[][] {{1}}, 0);
  }

  @Test
  void aContinuousAttractorEndsTheSearch() {
    FixedPoints found =
        FixedPointSearch.defaults()
            .unreduced(
                integrator(), new double[1], LINE, List.of(), new SplittableRandom(7), batch -> {});
    assertThat(found.points()).hasSize(FixedPointSearch.MOST_POINTS);
    assertThat(found.points()).filteredOn(FixedPoint::marginal).hasSizeGreaterThan(390);
    assertThat(found.indexCheck()).isEqualTo("not applicable");
    assertThat(found.coverage().end()).isEqualTo(Coverage.End.MOST_POINTS);
  }

  @Test
  void circuitsOfRectifiedUnitsAreEnumerated() {
    FixedPoints found = search(FixedPointSearch.defaults(), integrator(), LINE);
    assertThat(found.coverage().method()).isEqualTo(Coverage.Method.ENUMERATION);
    assertThat(found.completeness()).isEqualTo(FixedPoints.Completeness.EXACT);
    assertThat(found.coverage().lines()).isEqualTo(1);
    assertThat(found.points()).hasSize(1);
  }

  private static LeakyNetwork lowRank(Form form, int units, int rank, double overlap) {
    SplittableRandom random = new SplittableRandom(3);
    DMatrixRMaj left = RandomNetworks.matrix(units, rank, random);
    DMatrixRMaj right = RandomNetworks.matrix(units, rank, random);
    CommonOps_DDRM.add(overlap, left, 1, right, right);
    CommonOps_DDRM.divide(right, units);
    LeakyNetwork network =
        new LeakyNetwork(
            form,
            Activation.TANH,
            100,
            0.2,
            new DMatrixRMaj(units, units),
            RandomNetworks.matrix(units, 1, random),
            new double[units],
            new DMatrixRMaj(1, units),
            new double[1],
            new double[units]);
    return network.withFactors(new LowRankFactors(left, right));
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void aNetworkOfLowRankIsSearchedInItsFewDimensions(Form form) {
    LeakyNetwork network = lowRank(form, 40, 2, 2);
    LeakyNetwork dense = network.withRecurrent(network.recurrent());
    double[] input = {0.3};
    List<double[]> visited =
        List.of(network.initialState(), RandomNetworks.vector(40, new SplittableRandom(9)));
    FixedPointSearch anywhere = FixedPointSearch.defaults().withFarFactor(1e3);
    FixedPoints reduced = anywhere.find(network, input, visited, new SplittableRandom(7));
    FixedPoints full = anywhere.find(dense, input, visited, new SplittableRandom(7));
    assertThat(reduced.coverage().method()).isEqualTo(Coverage.Method.REDUCED_SEARCH);
    assertThat(full.coverage().method()).isEqualTo(Coverage.Method.SEARCH);
    assertThat(reduced.points().size()).isGreaterThan(4);
    assertThat(reduced.byUnstableDimension()).isEqualTo(full.byUnstableDimension());
    assertThat(reduced.indexSum()).isEqualTo(1);
    for (FixedPoint point : full.points()) {
      FixedPoint same =
          reduced.points().stream()
              .filter(other -> distance(other.state(), point.state()) < 1e-6)
              .findFirst()
              .orElseThrow();
      assertThat(same.q()).isLessThan(1e-20);
      assertThat(same.slowestTimeConstant()).isCloseTo(point.slowestTimeConstant(), within(1e-6));
      assertThat(same.eigen().orElseThrow().real())
          .containsExactly(point.eigen().orElseThrow().real(), within(1e-6));
    }
  }

  private static double distance(double[] a, double[] b) {
    double largest = 0;
    for (int k = 0; k < a.length; k++) {
      largest = Math.max(largest, Math.abs(a[k] - b[k]));
    }
    return largest;
  }

  @Test
  void whenTheTimeIsUpWhatWasFoundIsKept() {
    LeakyNetwork chaotic = chaotic(128);
    FixedPoints found =
        search(
            FixedPointSearch.defaults().withSeconds(0.3),
            chaotic,
            List.of(RandomNetworks.vector(128, new SplittableRandom(4))));
    assertThat(found.coverage().partial()).isTrue();
    assertThat(found.completeness()).isEqualTo(FixedPoints.Completeness.PARTIAL);
  }

  @Test
  void theTimeLimitHolds() {
    long start = System.nanoTime();
    search(
        FixedPointSearch.defaults().withSeconds(0.5),
        chaotic(200),
        List.of(RandomNetworks.vector(200, new SplittableRandom(4))));
    assertThat((System.nanoTime() - start) / 1e9).isLessThan(3);
  }

  private static LeakyNetwork chaotic(int units) {
    DMatrixRMaj weights = RandomNetworks.matrix(units, units, new SplittableRandom(5));
    CommonOps_DDRM.scale(3 / Math.sqrt(units), weights);
    return new LeakyNetwork(
        Form.CURRENT,
        Activation.TANH,
        100,
        0.2,
        weights,
        new DMatrixRMaj(units, 1),
        new double[units],
        new DMatrixRMaj(1, units),
        new double[1],
        new double[units]);
  }

  @Test
  void knownPointsAreDividedOutToFindTheirNeighbours() {
    LeakyNetwork bistable =
        RandomNetworks.of(Form.RATE, Activation.TANH, 0.2, new double[][] {{2}}, 0);
    Descent descent =
        new Descent(
            FixedPointSearch.defaults(),
            bistable,
            new double[1],
            bistable.reachable(new double[1]),
            Deadline.in(10));
    double known = 0.957504024;
    assertThat(descent.from(new double[] {0.9})).isEqualTo(Descent.End.FIXED);
    assertThat(descent.state()[0]).isCloseTo(known, within(1e-8));
    Deflation deflation = new Deflation(List.of(new double[] {known}), 1);
    assertThat(descent.from(new double[] {0.9}, deflation)).isEqualTo(Descent.End.FIXED);
    assertThat(descent.state()[0]).isLessThan(0.1);
  }

  @Test
  void statesThatAreNotFiniteAreLeftOutOfTheSearch() {
    FixedPoints found =
        search(
            FixedPointSearch.defaults(),
            ghost(0),
            List.of(new double[] {Double.NaN}, new double[] {0.5}));
    assertThat(found.points()).hasSize(3);
  }

  @Test
  void aNetworkWhoseTrainingDivergedIsRefusedInWords() {
    assertThatThrownBy(() -> search(FixedPointSearch.defaults(), ghost(Double.NaN), LINE))
        .hasMessageStartingWith("The network's weights or its input are not finite");
  }

  @Test
  void anInputOfTheWrongLengthIsRefusedInWords() {
    assertThatThrownBy(
            () ->
                FixedPointSearch.defaults()
                    .find(ghost(0), new double[2], LINE, new SplittableRandom(1)))
        .hasMessage("The constant input has 2 values, but the network takes 1.");
  }
}
