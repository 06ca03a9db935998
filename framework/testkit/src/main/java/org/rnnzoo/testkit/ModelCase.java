package org.rnnzoo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;

/** The small network and the random, ragged batch on which models are tested. */
final class ModelCase {

  static final int INPUTS = 3;
  static final int OUTPUTS = 3;

  private static final Clock CLOCK = new Clock(20);
  private static final int TRIALS = 35;

  private ModelCase() {}

  static <P extends Record> Network network(Model<P> model, P parameters, long seed) {
    return model.create(parameters, INPUTS, OUTPUTS, CLOCK, RandomStream.root(seed));
  }

  /**
   * A network of other parameters with the weights of this one; empty if the model refuses the
   * parameters or lays its tensors out otherwise.
   */
  static <P extends Record> Optional<Network> withWeightsOf(
      Network network, Model<P> model, P parameters) {
    Network other;
    try {
      other = network(model, parameters, 3);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (!layout(network).equals(layout(other))) {
      return Optional.empty();
    }
    float[] values = network.weights().values();
    System.arraycopy(values, 0, other.weights().values(), 0, values.length);
    return Optional.of(other);
  }

  /** Whether the weights are where the model allows them. */
  static boolean isAllowed(Network network) {
    float[] before = network.weights().values().clone();
    network.project();
    return Arrays.equals(before, network.weights().values());
  }

  private static List<String> layout(Network network) {
    return network.weights().tensors().stream().map(t -> t.name() + t.shape()).toList();
  }

  /** Outputs with the noise of one key. */
  static float[] noisyOutputs(Network network) {
    Trials trials = trials(network, Loss.SQUARED_ERROR);
    try (Propagation propagation = network.propagation(trials.size(), trials.time(), 1)) {
      propagation.load(trials);
      propagation.forward(new Objective(Loss.SQUARED_ERROR, 0), 7);
      return propagation.outputValues().clone();
    }
  }

  /** Trials for one loss on all outputs. */
  static Trials trials(Network network, Loss loss) {
    return trials(network, List.of(loss.everywhere()));
  }

  /**
   * Trials of 6 to 14 steps with random inputs, targets and masks; one trial does not count, and
   * with a cross-entropy every fourth step or so asks for silence.
   */
  static Trials trials(Network network, List<Loss.Term> losses) {
    Channels channels =
        new Channels(
            names("input", network.dimensions().inputs()),
            names("output", network.dimensions().outputs()));
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < TRIALS; i++) {
      RandomGenerator random = RandomStream.root(23).indexed(i).generator();
      TrialBuilder builder = new TrialBuilder(channels, CLOCK, random);
      int steps = 6 + random.nextInt(9);
      for (int step = 0; step < steps; step++) {
        fill(builder, builder.epoch("step", CLOCK.dt()), random, losses, i == 0);
      }
      trials.add(builder.build());
    }
    return new Trials(CLOCK, channels, trials);
  }

  private static List<String> names(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> name + "-" + i).toList();
  }

  private static void fill(
      TrialBuilder trial,
      Epoch step,
      RandomGenerator random,
      List<Loss.Term> losses,
      boolean ignored) {
    for (int channel = 0; channel < INPUTS; channel++) {
      trial.input(channel).set(random.nextGaussian(), step);
    }
    for (int output = 0; output < OUTPUTS; output++) {
      trial.mask(output).set(ignored ? 0 : random.nextInt(3), step);
    }
    for (Loss.Term group : losses) {
      int count = group.end(OUTPUTS) - group.first();
      double[] targets = targets(group.loss(), count, random);
      for (int k = 0; k < count; k++) {
        trial.target(group.first() + k).set(targets[k], step);
      }
    }
  }

  private static double[] targets(Loss loss, int count, RandomGenerator random) {
    if (loss == Loss.SQUARED_ERROR) {
      return DoubleStream.generate(random::nextGaussian).limit(count).toArray();
    } else if (random.nextInt(4) == 0) {
      return new double[count];
    }
    double[] shares = random.doubles(count).toArray();
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(share -> share / sum).toArray();
  }

  /** Outputs and then gradient of a run of a fresh network with noise. */
  static <P extends Record> float[] run(Model<P> model, P parameters, int threads, long noiseKey) {
    Network network = network(model, parameters, 3);
    Trials trials = trials(network, Loss.SQUARED_ERROR);
    try (Propagation propagation = network.propagation(trials.size(), trials.time(), threads)) {
      propagation.load(trials);
      propagation.differentiate(new Objective(Loss.SQUARED_ERROR, 0.1), noiseKey);
      int length = trials.size() * trials.time() * OUTPUTS;
      float[] gradient = propagation.gradient();
      float[] values = Arrays.copyOf(propagation.outputValues(), length + gradient.length);
      System.arraycopy(gradient, 0, values, length, gradient.length);
      return values;
    }
  }

  /**
   * A change of the weights of one tensor and what it does to the objective by central differences
   * of the dynamics in float64.
   */
  record Slope(double[] change, double difference) {

    /** The difference that a gradient foretells. */
    double foretold(float[] gradient) {
      double sum = 0;
      for (int k = 0; k < change.length; k++) {
        sum += gradient[k] * change[k];
      }
      return sum;
    }

    /** The length of the change. */
    double length() {
      return Math.sqrt(Arrays.stream(change).map(value -> value * value).sum());
    }
  }

  /**
   * Directions within a tensor: single weights, evenly spread, and all of them with random signs.
   */
  static List<double[]> directions(Weights.Tensor tensor) {
    List<double[]> directions = new ArrayList<>();
    int length = tensor.length();
    int singles = Math.min(length, 20);
    for (int i = 0; i < singles; i++) {
      double[] direction = new double[length];
      direction[(int) ((long) i * length / singles)] = 1;
      directions.add(direction);
    }
    RandomGenerator random = RandomStream.root(29).generator();
    for (int i = 0; i < 4; i++) {
      double size = 1 / Math.sqrt(length);
      directions.add(
          DoubleStream.generate(() -> random.nextBoolean() ? size : -size).limit(length).toArray());
    }
    return directions;
  }

  /** The slope of an objective along a direction within a tensor. */
  static Slope slope(
      Network network,
      Weights.Tensor tensor,
      double[] direction,
      Trials trials,
      Objective objective) {
    float[] values = network.weights().values();
    float[] before = values.clone();
    double[] change = new double[direction.length];
    for (int k = 0; k < direction.length; k++) {
      int at = tensor.offset() + k;
      values[at] = (float) (before[at] + 0x1p-11 * direction[k]);
      change[k] = values[at];
    }
    double high = new Simulation(network.dynamics(), trials).objective(objective);
    for (int k = 0; k < direction.length; k++) {
      int at = tensor.offset() + k;
      values[at] = (float) (before[at] - 0x1p-11 * direction[k]);
      change[k] -= values[at];
    }
    double low = new Simulation(network.dynamics(), trials).objective(objective);
    System.arraycopy(before, 0, values, 0, values.length);
    return new Slope(change, high - low);
  }

  static void assertUnpaddedClose(String what, Trials trials, INDArray found, double[] expected) {
    long width = found.size(2);
    for (int i = 0; i < trials.size(); i++) {
      for (int step = 0; step < trials.get(i).steps(); step++) {
        for (int column = 0; column < width; column++) {
          double wanted = expected[(int) ((i * (long) trials.time() + step) * width) + column];
          assertThat(found.getDouble(i, step, column))
              .as("%s of trial %d at step %d, column %d", what, i, step, column)
              .isCloseTo(wanted, within(1e-4 * (1 + Math.abs(wanted))));
        }
      }
    }
  }

  /**
   * Whatever the rate of a unit, the others and the outputs do the same in the steps that follow.
   */
  static void assertSendsNothing(DynamicalSystem system, int unit, RandomGenerator random) {
    double[] x = random.doubles(system.dimension()).toArray();
    double[] u = random.doubles(system.inputs(), -1, 1).toArray();
    double[] rates = new double[system.units()];
    double[] moved = new double[system.units()];
    system.rates(x, rates);
    int tried = 0;
    for (int d = 0; d < x.length; d++) {
      double[] other = x.clone();
      other[d] += 0.25;
      system.rates(other, moved);
      if (moved[unit] != rates[unit]) {
        assertThat(course(system, other, u, unit))
            .as("rates of the others and outputs, whatever a silenced unit does")
            .containsExactly(course(system, x, u, unit));
        tried++;
      }
    }
    assertThat(tried).as("states with another rate of the silenced unit").isPositive();
  }

  /** The rates of all units but one, and the outputs, over five steps. */
  private static double[] course(DynamicalSystem system, double[] start, double[] u, int unit) {
    int steps = 5;
    int width = system.units() + system.outputs();
    double[] x = start.clone();
    double[] velocity = new double[x.length];
    double[] rates = new double[system.units()];
    double[] outputs = new double[system.outputs()];
    double[] course = new double[steps * width];
    for (int step = 0; step < steps; step++) {
      system.rates(x, rates);
      system.output(x, outputs);
      rates[unit] = 0;
      System.arraycopy(rates, 0, course, step * width, rates.length);
      System.arraycopy(outputs, 0, course, step * width + rates.length, outputs.length);
      system.field(x, u, velocity);
      for (int d = 0; d < x.length; d++) {
        x[d] += system.alpha() * velocity[d];
      }
    }
    return course;
  }

  static void assertJacobian(DynamicalSystem system, RandomGenerator random) {
    int n = system.dimension();
    double[] x = random.doubles(n, -1, 1).toArray();
    double[] u = random.doubles(system.inputs(), -1, 1).toArray();
    double[] jacobian = new double[n * n];
    system.jacobian(x, u, jacobian);
    double[] above = new double[n];
    double[] below = new double[n];
    double h = 1e-6;
    for (int j = 0; j < n; j++) {
      double value = x[j];
      x[j] = value + h;
      system.field(x, u, above);
      x[j] = value - h;
      system.field(x, u, below);
      x[j] = value;
      for (int i = 0; i < n; i++) {
        assertThat(jacobian[i * n + j])
            .as("derivative of field %d by state %d", i, j)
            .isCloseTo((above[i] - below[i]) / (2 * h), within(1e-6));
      }
    }
  }
}
