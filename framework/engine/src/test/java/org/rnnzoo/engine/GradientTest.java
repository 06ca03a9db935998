package org.rnnzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.RatePenalty;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.engine.kernel.Kernels;

/** Objective and gradient in float32 against the reference in float64, with noise. */
class GradientTest {

  private static final double TOLERANCE = 3e-6;
  private static final long NOISE_KEY = 77;

  /** A network and a batch. */
  record Case(
      Cell cell, Dimensions sizes, int trials, int shortest, int longest, List<Loss.Term> losses) {
    Case(Cell cell, Dimensions sizes, int trials, int shortest, int longest, Loss loss) {
      this(cell, sizes, trials, shortest, longest, List.of(loss.everywhere()));
    }
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    Dimensions small = new Dimensions(3, 13, 2);
    for (Form form : Form.values()) {
      for (Activation activation : Activation.values()) {
        for (Noise.Placement placement : Noise.Placement.values()) {
          Cell cell = new Cell(form, activation, 100, 0.2, new Noise(placement, 0.1));
          cases.add(new Case(cell, small, 5, 11, 11, Loss.SQUARED_ERROR));
        }
        Cell cell = new Cell(form, activation, 100, 0.3, Noise.NONE);
        cases.add(new Case(cell, small, 37, 4, 14, Loss.CROSS_ENTROPY));
        cases.add(new Case(cell, new Dimensions(1, 1, 1), 1, 1, 1, Loss.SQUARED_ERROR));
        cases.add(new Case(cell, new Dimensions(2, 8, 1), 32, 3, 3, Loss.SQUARED_ERROR));
        cases.add(new Case(cell, new Dimensions(5, 70, 9), 65, 2, 21, Loss.SQUARED_ERROR));
      }
      Cell whole = new Cell(form, Activation.TANH, 20, 1, new Noise(Noise.Placement.INSIDE, 0.1));
      cases.add(new Case(whole, small, 33, 9, 10, Loss.SQUARED_ERROR));
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void objectiveAndGradientAgreeWithFloat64(Case c) {
    compare(c, network(c.cell(), c.sizes()));
  }

  static Stream<Case> groups() {
    Dimensions sizes = new Dimensions(3, 13, 5);
    Loss.Term squares = new Loss.Term(Loss.SQUARED_ERROR, 0, 2);
    Loss.Term choice = new Loss.Term(Loss.CROSS_ENTROPY, 2, 5);
    Loss.Term rest = new Loss.Term(Loss.CROSS_ENTROPY, 1, Integer.MAX_VALUE);
    Cell rate = new Cell(Form.RATE, Activation.TANH, 100, 0.3, Noise.NONE);
    Cell current = new Cell(Form.CURRENT, Activation.TANH, 100, 0.3, Noise.NONE);
    return Stream.of(
        new Case(rate, sizes, 37, 4, 14, List.of(squares, choice)),
        new Case(current, sizes, 64, 9, 9, List.of(choice, squares)),
        new Case(rate, sizes, 3, 5, 6, List.of(rest)),
        new Case(current, sizes, 33, 5, 6, List.of(squares)),
        new Case(rate, sizes, 33, 5, 6, List.of(choice)));
  }

  @ParameterizedTest
  @MethodSource("groups")
  void lossesOfGroupsAgreeWithFloat64(Case c) {
    compare(c, network(c.cell(), c.sizes()));
  }

  @ParameterizedTest
  @CsvSource({"RATE, 1, 13", "RATE, 9, 33", "CURRENT, 2, 13", "CURRENT, 8, 40", "CURRENT, 3, 2"})
  void gradientsOfFactorsAgreeWithFloat64(Form form, int rank, int units) {
    Noise noise = new Noise(Noise.Placement.OUTSIDE, 0.1);
    Cell cell = new Cell(form, Activation.TANH, 100, 0.3, noise);
    Dimensions sizes = new Dimensions(3, units, 2);
    RecurrentNetwork network = network(cell, new TwoFactors(rank), sizes);
    compare(new Case(cell, sizes, 37, 5, 12, Loss.SQUARED_ERROR), network);
  }

  private static void compare(Case c, RecurrentNetwork network) {
    Trials trials = RandomTrials.of(c.sizes(), c.trials(), c.shortest(), c.longest());
    Objective objective = new Objective(c.losses(), new RatePenalty(0.3, 0.2, 0.7));
    Float64Network reference = Float64Network.of(network);
    reference.forward(
        widen(trials.inputValues()), lengths(trials), trials.time(), noise(c, trials));
    double expected = reference.differentiate(trials, objective);
    try (RecurrentPropagation propagation =
        network.propagation(c.trials() + 3, c.longest() + 2, 2)) {
      propagation.load(trials);
      double found = propagation.differentiate(objective, NOISE_KEY);
      assertThat(found).isCloseTo(expected, within(TOLERANCE * (1 + expected)));
      assertGradient(network, propagation.gradient(), reference);
      assertThat(error(propagation.outputValues(), reference.z)).isLessThan(TOLERANCE);
      float[] states = propagation.states().dup().data().asFloat();
      assertThat(error(states, reference.states())).isLessThan(TOLERANCE);
    }
  }

  @ParameterizedTest
  @CsvSource({"RATE, TANH", "RATE, RELU", "CURRENT, TANH", "CURRENT, RELU"})
  void gradientsOfStatesAreThosePublished(Form form, Activation activation) {
    UnitCheck check = new UnitCheck(form, activation);
    RecurrentNetwork network = network(check.cell, check.sizes());
    set(network, "W", check.w);
    set(network, "W_in", check.in);
    set(network, "b", check.b);
    set(network, "x0", new double[check.units]);
    try (RecurrentPropagation propagation = network.propagation(3, 20, 1)) {
      propagation.load(narrow(check.inputs), check.trials, check.steps);
      propagation.differentiate(
          (states, outputs, stateGradient, outputGradient) -> {
            assertThat(error(states, check.states)).isLessThan(TOLERANCE);
            for (int i = 0; i < stateGradient.length; i++) {
              stateGradient[i] = (float) check.stateGradient[i];
            }
            return 0;
          },
          0);
      assertThat(error(network, propagation.gradient(), "W", check.dW)).isLessThan(TOLERANCE);
      assertThat(error(network, propagation.gradient(), "W_in", check.dIn)).isLessThan(TOLERANCE);
      assertThat(error(network, propagation.gradient(), "b", check.dB)).isLessThan(TOLERANCE);
    }
  }

  /** A network all of whose tensors are trained, at random weights. */
  static RecurrentNetwork network(Cell cell, Dimensions sizes) {
    return network(cell, FullConnectivity.ofGain(1.1), sizes);
  }

  static RecurrentNetwork network(Cell cell, Connectivity connectivity, Dimensions sizes) {
    Periphery periphery =
        Periphery.trained(WeightLaw.normal(0.7), WeightLaw.normal(1 / Math.sqrt(sizes.units())))
            .withInitialState(Periphery.InitialState.TRAINED);
    RecurrentNetwork network =
        new RecurrentNetwork(cell, connectivity, periphery, sizes, RandomStream.root(8));
    RandomGenerator random = RandomStream.root(9).generator();
    for (String name : List.of("b", "b_out", "x0")) {
      Weights.Tensor tensor = network.weights().tensor(name);
      double[] values = new double[tensor.length()];
      Arrays.setAll(values, i -> 0.3 * random.nextGaussian());
      set(network, name, values);
    }
    return network;
  }

  private static void set(RecurrentNetwork network, String name, double[] values) {
    int offset = network.weights().tensor(name).offset();
    for (int i = 0; i < values.length; i++) {
      network.weights().values()[offset + i] = (float) values[i];
    }
  }

  /** What the engine adds in each step. */
  private static double[] noise(Case c, Trials trials) {
    int units = c.sizes().units();
    double[] noise = new double[trials.size() * trials.time() * units];
    if (c.cell().noise().sigma() == 0) {
      return noise;
    }
    NormalNoise source = new NormalNoise(units, (float) c.cell().noiseDeviation());
    for (int chunk = 0; chunk * Kernels.LANES < trials.size(); chunk++) {
      source.start(NOISE_KEY, chunk, trials.time(), false);
      for (int t = 0; t < trials.time(); t++) {
        int at = source.at(t);
        for (int lane = 0; lane < Math.min(32, trials.size() - chunk * 32); lane++) {
          for (int i = 0; i < units; i++) {
            noise[((chunk * 32 + lane) * trials.time() + t) * units + i] =
                source.values()[at + i * 32 + lane];
          }
        }
      }
    }
    return noise;
  }

  private static void assertGradient(
      RecurrentNetwork network, float[] gradient, Float64Network reference) {
    if (network.connectivity() instanceof TwoFactors factors) {
      assertFactors(network, factors.rank(), gradient, reference.dW);
    } else {
      assertThat(error(network, gradient, "W", reference.dW)).as("W").isLessThan(TOLERANCE);
    }
    assertThat(error(network, gradient, "W_in", reference.dIn)).as("W_in").isLessThan(TOLERANCE);
    assertThat(error(network, gradient, "b", reference.dB)).as("b").isLessThan(TOLERANCE);
    assertThat(error(network, gradient, "W_out", reference.dOut)).as("W_out").isLessThan(TOLERANCE);
    assertThat(error(network, gradient, "b_out", reference.dBOut))
        .as("b_out")
        .isLessThan(TOLERANCE);
    assertThat(error(network, gradient, "x0", reference.dX0)).as("x0").isLessThan(TOLERANCE);
  }

  /** By the chain rule, {@code dM = dW N/units} and {@code dN = dWᵀ M/units}. */
  private static void assertFactors(
      RecurrentNetwork network, int rank, float[] gradient, double[] dW) {
    int units = network.dimensions().units();
    float[] values = network.weights().values();
    int m = network.weights().tensor("M").offset();
    int n = network.weights().tensor("N").offset();
    double[] dM = new double[units * rank];
    double[] dN = new double[units * rank];
    for (int i = 0; i < units; i++) {
      for (int j = 0; j < units; j++) {
        for (int k = 0; k < rank; k++) {
          dM[i * rank + k] += dW[i * units + j] * values[n + j * rank + k] / units;
          dN[j * rank + k] += dW[i * units + j] * values[m + i * rank + k] / units;
        }
      }
    }
    assertThat(error(network, gradient, "M", dM)).as("M").isLessThan(TOLERANCE);
    assertThat(error(network, gradient, "N", dN)).as("N").isLessThan(TOLERANCE);
  }

  private static double error(
      RecurrentNetwork network, float[] gradient, String name, double[] expected) {
    Weights.Tensor tensor = network.weights().tensor(name);
    int from = tensor.offset();
    return error(Arrays.copyOfRange(gradient, from, from + tensor.length()), expected);
  }

  /** The norm of the difference, relative to the expected norm. */
  private static double error(float[] found, double[] expected) {
    assertThat(found).hasSize(expected.length);
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < found.length; i++) {
      difference += Math.pow(found[i] - expected[i], 2);
      norm += expected[i] * expected[i];
    }
    return difference == 0 ? 0 : Math.sqrt(difference / norm);
  }

  private static int[] lengths(Trials trials) {
    int[] lengths = new int[trials.size()];
    Arrays.setAll(lengths, i -> trials.get(i).steps());
    return lengths;
  }

  private static double[] widen(float[] values) {
    double[] copy = new double[values.length];
    Arrays.setAll(copy, i -> values[i]);
    return copy;
  }

  private static float[] narrow(double[] values) {
    float[] copy = new float[values.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = (float) values[i];
    }
    return copy;
  }
}
