package org.rnnzoo.dynamics.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.jetbrains.bio.npy.NpyArray;
import org.jetbrains.bio.npy.NpzFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
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

/** Against values that {@code circuit/derive.py} derives with NumPy, and what must not matter. */
class CrossCircuitTest {

  private static final double SIZE = 0.3;

  private static NpyArray array(String name) {
    try (NpzFile.Reader reader =
        NpzFile.read(Path.of(CrossCircuitTest.class.getResource("/circuit/circuit.npz").toURI()))) {
      return reader.get(name, 1 << 18);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  private static double[] values(String name) {
    return array(name).asDoubleArray();
  }

  private static DMatrixRMaj matrix(String name) {
    NpyArray array = array(name);
    return new DMatrixRMaj(array.getShape()[0], array.getShape()[1], true, array.asDoubleArray());
  }

  private static LeakyNetwork leaky(String name) {
    DMatrixRMaj w = matrix(name + "_w");
    return leaky(
        Activation.TANH,
        w,
        matrix(name + "_w_in"),
        values(name + "_b"),
        matrix(name + "_w_out"),
        values(name + "_b_out"));
  }

  private static LeakyNetwork leaky(
      Activation activation,
      DMatrixRMaj w,
      DMatrixRMaj in,
      double[] b,
      DMatrixRMaj out,
      double[] outBias) {
    return new LeakyNetwork(
        Form.RATE, activation, 100, 0.2, w, in, b, out, outBias, new double[w.numRows]);
  }

  private static EmbeddedCircuit embedded(int i) {
    return new EmbeddedCircuit(leaky("net" + i), leaky("circuit" + i), matrix("q" + i));
  }

  private static Trials trials() {
    double[] inputs = values("inputs");
    Channels channels = new Channels(List.of("in0", "in1"), List.of("out0", "out1"));
    Clock clock = new Clock(20);
    List<Trial> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      TrialBuilder trial = new TrialBuilder(channels, clock, RandomStream.root(1).generator());
      trial.epoch("run", 400.0);
      for (int step = 0; step < 20; step++) {
        for (int c = 0; c < 2; c++) {
          trial.input(c).set(inputs[(i * 20 + step) * 2 + c], new Epoch("now", step, step + 1));
        }
      }
      trial.mask(1, new Epoch("asked", 10, 20));
      all.add(trial.build());
    }
    return new Trials(clock, channels, all);
  }

  private static RandomGenerator random() {
    return RandomStream.root(3).generator();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 1", "1, 0", "1, 1"})
  void predictionsAndMatchesAreThoseOfTheRecipe(int a, int b) {
    Trials trials = trials();
    EmbeddedCircuit other = embedded(a);
    EmbeddedCircuit own = embedded(b);
    int place = 2 * a + b;
    CircuitMatch match = CircuitMatch.of(other, own, random());
    assertThat(match.distance()).isCloseTo(values("cost")[place], within(1e-9));
    CrossPerturbation perturbed = CrossPerturbation.of(own, trials, SIZE, random());
    assertThat(perturbed.foretoldBy(match, trials))
        .isCloseTo(values("foretold")[place], within(1e-6));
    if (a == b) {
      assertThat(perturbed.self()).isCloseTo(values("foretold")[place], within(1e-6));
    }
    assertThat(CircuitTransfer.explained(other.circuit(), trials, own.network(), trials))
        .isCloseTo(values("explained")[place], within(1e-6));
    assertThat(CircuitTransfer.explainedByChance(other.circuit(), trials, own.network(), trials))
        .isCloseTo(values("chance")[place], within(1e-6));
  }

  private static DMatrixRMaj gaussian(int rows, int columns, RandomGenerator random) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int k = 0; k < matrix.data.length; k++) {
      matrix.data[k] = random.nextGaussian() / Math.sqrt(columns);
    }
    return matrix;
  }

  /** A network that is nothing but its circuit, in more units. */
  private static EmbeddedCircuit alone(Activation activation, int nodes, RandomGenerator random) {
    LeakyNetwork circuit =
        leaky(
            activation,
            gaussian(nodes, nodes, random),
            gaussian(nodes, 2, random),
            gaussian(1, nodes, random).data,
            gaussian(2, nodes, random),
            new double[2]);
    return new EmbeddedCircuit(circuit, circuit, CommonOps_DDRM.identity(nodes));
  }

  /**
   * The same circuit with its nodes renamed, turned over and stretched, as far as that is allowed.
   */
  private static EmbeddedCircuit disguised(EmbeddedCircuit circuit, RandomGenerator random) {
    int n = circuit.nodes();
    int[] order = IntStream.range(0, n).toArray();
    double[] factors = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
      factors[i] = circuit.signed() && random.nextBoolean() ? -1 : 1;
      factors[i] *= circuit.homogeneous() ? 0.5 + 2 * random.nextDouble() : 1;
    }
    LeakyNetwork other = circuit.reordered(order, factors);
    return new EmbeddedCircuit(other, other, CommonOps_DDRM.identity(n));
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void aCircuitIsFoundInEveryDisguise(Activation activation) {
    for (int trial = 0; trial < 5; trial++) {
      RandomGenerator random = RandomStream.root(10 + trial).generator();
      EmbeddedCircuit circuit = alone(activation, 2 + trial, random);
      EmbeddedCircuit other = disguised(circuit, random);
      CircuitMatch match = CircuitMatch.of(circuit, other, random);
      assertThat(match.distance()).as("%s, %s nodes", activation, 2 + trial).isLessThan(1e-9);
      assertThat(match.recurrentCorrelation()).isCloseTo(1, within(1e-9));
      assertThat(match.recurrentError()).isLessThan(1e-6);
      Trials trials = trials();
      assertThat(CrossPerturbation.of(other, trials, SIZE, random).foretoldBy(match, trials))
          .isCloseTo(1, within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 9})
  void aLargeCircuitIsFoundToo(int nodes) {
    RandomGenerator random = RandomStream.root(40 + nodes).generator();
    EmbeddedCircuit circuit = alone(Activation.TANH, nodes, random);
    CircuitMatch match = CircuitMatch.of(circuit, disguised(circuit, random), random);
    assertThat(match.distance()).isLessThan(1e-9);
  }

  /** As a converted network has one by which it starts. */
  @Test
  void anInputThatOnlyOneCircuitHasIsLeftOut() {
    RandomGenerator random = random();
    EmbeddedCircuit circuit = alone(Activation.TANH, 3, random);
    EmbeddedCircuit disguised = disguised(circuit, random);
    DMatrixRMaj input = new DMatrixRMaj(3, 3);
    CommonOps_DDRM.insert(disguised.circuit().input(), input, 0, 0);
    for (int i = 0; i < 3; i++) {
      input.set(i, 2, 5 + i);
    }
    LeakyNetwork more =
        leaky(
            Activation.TANH,
            disguised.circuit().recurrent(),
            input,
            disguised.circuit().bias(),
            disguised.circuit().readout(),
            new double[2]);
    EmbeddedCircuit wider = new EmbeddedCircuit(more, more, CommonOps_DDRM.identity(3));
    assertThat(CircuitMatch.of(circuit, wider, random).distance()).isLessThan(1e-9);
    CircuitMatch back = CircuitMatch.of(wider, circuit, random);
    assertThat(back.distance()).isLessThan(1e-9);
    assertThat(back.matched().inputs()).isEqualTo(3);
  }

  /** A rectified node cannot be turned over, so that a circuit with a sign changed is another. */
  @Test
  void signsCountWhereTheActivationIsNotOdd() {
    EmbeddedCircuit circuit = alone(Activation.RELU, 3, random());
    LeakyNetwork turned = circuit.reordered(new int[] {0, 1, 2}, new double[] {-1, 1, 1});
    CircuitMatch match =
        CircuitMatch.of(
            circuit, new EmbeddedCircuit(turned, turned, CommonOps_DDRM.identity(3)), random());
    assertThat(match.distance()).isGreaterThan(0.1);
  }

  @Test
  void anotherCircuitForetellsLessAndRandomDirectionsLeast() {
    double others = 0;
    double elsewhere = 0;
    for (int k = 0; k < 8; k++) {
      RandomGenerator random = RandomStream.root(100 + k).generator();
      EmbeddedCircuit own = alone(Activation.TANH, 3, random);
      EmbeddedCircuit other = alone(Activation.TANH, 3, random);
      Trials trials = trials();
      CrossPerturbation perturbed = CrossPerturbation.of(own, trials, SIZE, random);
      assertThat(perturbed.self()).isCloseTo(1, within(1e-12));
      others += perturbed.foretoldBy(CircuitMatch.of(other, own, random), trials) / 8;
      elsewhere += perturbed.random() / 8;
    }
    assertThat(others).isLessThan(0.8);
    assertThat(elsewhere).isLessThan(0.5);
  }

  /**
   * Nodes that all have the same inputs and readouts: only their connections tell which is which.
   */
  @Test
  void aLargeCircuitIsFoundByItsConnectionsAlone() {
    RandomGenerator random = RandomStream.root(50).generator();
    DMatrixRMaj w = gaussian(7, 7, random);
    DMatrixRMaj in = new DMatrixRMaj(7, 2);
    for (int i = 0; i < 7; i++) {
      w.set(i, i, 0.5);
    }
    LeakyNetwork circuit =
        leaky(Activation.TANH, w, in, new double[7], new DMatrixRMaj(2, 7), new double[2]);
    EmbeddedCircuit first = new EmbeddedCircuit(circuit, circuit, CommonOps_DDRM.identity(7));
    int[] order = {0, 1, 5, 3, 4, 2, 6};
    double[] factors = {1, -1, 1, 1, 1, 1, 1};
    LeakyNetwork other = first.reordered(order, factors);
    CircuitMatch match =
        CircuitMatch.of(
            first, new EmbeddedCircuit(other, other, CommonOps_DDRM.identity(7)), random);
    assertThat(match.distance()).isLessThan(1e-9);
    assertThat(match.order()).containsExactly(order);
    double sign = match.factors()[0];
    for (int i = 0; i < 7; i++) {
      assertThat(match.factors()[i]).as("all turned or none").isEqualTo(sign * factors[i]);
    }
  }

  /** Circuits for which the first start alone ends in a worse match. */
  @ParameterizedTest
  @ValueSource(ints = {66, 67})
  void aLargeCircuitIsFoundFromOneOfManyStarts(int seed) {
    RandomGenerator random = RandomStream.root(seed).generator();
    LeakyNetwork circuit =
        leaky(
            Activation.TANH,
            gaussian(7, 7, random),
            new DMatrixRMaj(7, 2),
            new double[7],
            new DMatrixRMaj(2, 7),
            new double[2]);
    EmbeddedCircuit first = new EmbeddedCircuit(circuit, circuit, CommonOps_DDRM.identity(7));
    CircuitMatch match = CircuitMatch.of(first, disguised(first, random), random);
    assertThat(match.distance()).isLessThan(1e-9);
  }

  private static EmbeddedCircuit oneNode(double weight) {
    LeakyNetwork circuit =
        leaky(
            Activation.TANH,
            new DMatrixRMaj(new double[][] {{weight}}),
            new DMatrixRMaj(new double[][] {{1, -2}}),
            new double[1],
            new DMatrixRMaj(new double[][] {{1}, {1}}),
            new double[2]);
    return new EmbeddedCircuit(circuit, circuit, CommonOps_DDRM.identity(1));
  }

  @Test
  void errorsOfWeightsAreSharesOfTheWeights() {
    CircuitMatch match = CircuitMatch.of(oneNode(3), oneNode(2), random());
    assertThat(match.distance()).isCloseTo(1 / 13.0, within(1e-12));
    assertThat(match.recurrentError()).isCloseTo(0.5, within(1e-12));
    assertThat(match.recurrentCorrelation()).isNaN();
  }

  @Test
  void aStretchedNodeReceivesMoreAndSendsLess() {
    LeakyNetwork circuit =
        leaky(
            Activation.RELU,
            new DMatrixRMaj(new double[][] {{1, 2}, {3, 4}}),
            new DMatrixRMaj(new double[][] {{1, 0}, {0, 1}}),
            new double[] {5, 6},
            new DMatrixRMaj(new double[][] {{8, 8}, {4, 4}}),
            new double[2]);
    LeakyNetwork stretched =
        new EmbeddedCircuit(circuit, circuit, CommonOps_DDRM.identity(2))
            .reordered(new int[] {0, 1}, new double[] {2, 4});
    assertThat(stretched.recurrent().data).containsExactly(1, 1, 6, 4);
    assertThat(stretched.input().data).containsExactly(2, 0, 0, 4);
    assertThat(stretched.readout().data).containsExactly(4, 2, 2, 1);
    assertThat(stretched.bias()).containsExactly(10, 24);
  }
}
