package org.rnnzoo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.RatePenalty;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Trials;

/**
 * What every model promises: a propagation in float32 that agrees with the network's own dynamics
 * in float64, and a gradient that agrees with finite differences of them.
 *
 * @param <P> the record of the model's parameters
 */
public interface ModelContract<P extends Record> extends PluginContract {

  /** The model under test. */
  Model<P> model();

  /**
   * Parameters of small networks <em>without noise</em>, 4 to 20 units, one for each of the model's
   * options that changes its equations.
   */
  List<P> small();

  /** Parameters of a small network with noise; without noise if the model has none. */
  P noisy();

  /** The largest error of a gradient, relative to the largest gradient of its tensor. */
  default double gradientTolerance() {
    return 1e-3;
  }

  @Override
  default Plugin<?> plugin() {
    return model();
  }

  @Test
  default void itsSizesAreThoseAskedFor() {
    for (P parameters : small()) {
      Network network = ModelCase.network(model(), parameters, 3);
      Trials trials = ModelCase.trials(network, Loss.SQUARED_ERROR);
      assertThat(network.dimensions().inputs()).as("inputs").isEqualTo(ModelCase.INPUTS);
      assertThat(network.dimensions().outputs()).as("outputs").isEqualTo(ModelCase.OUTPUTS);
      long units = network.dimensions().units();
      try (Propagation propagation = network.propagation(trials.size(), trials.time(), 1)) {
        propagation.load(trials);
        propagation.forward(new Objective(Loss.SQUARED_ERROR, 0));
        assertThat(propagation.outputs().shape())
            .as("shape of the outputs")
            .containsExactly(trials.size(), trials.time(), ModelCase.OUTPUTS);
        assertThat(propagation.states().shape())
            .as("shape of the states")
            .containsExactly(trials.size(), trials.time(), units);
        assertThat(propagation.rates().shape())
            .as("shape of the rates")
            .containsExactly(trials.size(), trials.time(), units);
        assertThat(propagation.gradient()).as("gradient").hasSameSizeAs(network.weights().values());
      }
      DynamicalSystem dynamics = network.dynamics();
      assertThat(dynamics.inputs()).as("inputs of the dynamics").isEqualTo(ModelCase.INPUTS);
      assertThat(dynamics.outputs()).as("outputs of the dynamics").isEqualTo(ModelCase.OUTPUTS);
      assertThat((long) dynamics.units()).as("units of the dynamics").isEqualTo(units);
    }
  }

  @Test
  default void theSameStreamGivesTheSameWeights() {
    for (P parameters : small()) {
      Nd4j.getRandom().setSeed(1);
      float[] one = ModelCase.network(model(), parameters, 3).weights().values();
      Nd4j.getRandom().setSeed(2);
      float[] two = ModelCase.network(model(), parameters, 3).weights().values();
      float[] other = ModelCase.network(model(), parameters, 4).weights().values();
      assertThat(two).as("weights from the same stream").containsExactly(one);
      assertThat(Arrays.equals(one, other)).as("weights from another stream are equal").isFalse();
    }
  }

  @Test
  default void aFreshNetworkIsWhereTheModelAllowsIt() {
    for (P parameters : small()) {
      Network network = ModelCase.network(model(), parameters, 3);
      float[] fresh = network.weights().values().clone();
      network.project();
      assertThat(network.weights().values()).as("projected weights").containsExactly(fresh);
    }
  }

  @Test
  default void tooLongASamplingPeriodIsRefused() {
    for (P parameters : small()) {
      try {
        Network network = model().create(parameters, 1, 1, new Clock(1000), RandomStream.root(3));
        assertThat(network.dynamics().alpha()).as("alpha at dt = 1000 ms").isBetween(0.0, 1.0);
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).as("message").isNotBlank();
      }
    }
  }

  @Test
  default void withoutNoiseItFollowsItsDynamics() {
    for (P parameters : small()) {
      Network network = ModelCase.network(model(), parameters, 3);
      Trials trials = ModelCase.trials(network, Loss.SQUARED_ERROR);
      Simulation simulation = new Simulation(network.dynamics(), trials);
      Objective objective = new Objective(Loss.SQUARED_ERROR, 0.1);
      try (Propagation propagation = network.propagation(trials.size(), trials.time(), 1)) {
        propagation.load(trials);
        double value = propagation.forward(objective);
        double expected = simulation.objective(objective);
        assertThat(value).as("objective").isCloseTo(expected, within(1e-4 * (1 + expected)));
        double task = simulation.objective(new Objective(Loss.SQUARED_ERROR, 0));
        assertThat(propagation.taskLoss()).as("loss").isCloseTo(task, within(1e-4 * (1 + task)));
        ModelCase.assertUnpaddedClose(
            "outputs", trials, propagation.outputs(), simulation.outputs());
        ModelCase.assertUnpaddedClose("rates", trials, propagation.rates(), simulation.rates());
      }
    }
  }

  @Test
  default void itsGradientIsThatOfASquaredError() {
    small().forEach(p -> assertGradient(p, new Objective(Loss.SQUARED_ERROR, 0.1)));
  }

  /** The absolute rate counts little: across its kink at 0, differences are no gradient. */
  @Test
  default void itsGradientIsThatOfAPenaltyOnRates() {
    RatePenalty penalty = new RatePenalty(0.1, 0.03, 0.3);
    small()
        .forEach(
            p ->
                assertGradient(
                    p, new Objective(List.of(Loss.SQUARED_ERROR.everywhere()), penalty)));
  }

  @Test
  default void itsGradientIsThatOfACrossEntropy() {
    small().forEach(p -> assertGradient(p, new Objective(Loss.CROSS_ENTROPY, 0)));
  }

  /** A squared error on one output, a cross-entropy on the others. */
  @Test
  default void itsGradientIsThatOfGroupsOfOutputs() {
    List<Loss.Term> groups =
        List.of(
            new Loss.Term(Loss.SQUARED_ERROR, 0, 1),
            new Loss.Term(Loss.CROSS_ENTROPY, 1, ModelCase.OUTPUTS));
    small().forEach(p -> assertGradient(p, new Objective(groups, 0)));
  }

  private void assertGradient(P parameters, Objective objective) {
    Network network = ModelCase.network(model(), parameters, 3);
    Trials trials = ModelCase.trials(network, objective.losses());
    float[] gradient;
    try (Propagation propagation = network.propagation(trials.size(), trials.time(), 1)) {
      propagation.load(trials);
      double quiet = propagation.forward(objective);
      assertThat(propagation.differentiate(objective, 7))
          .as("objective with noise equals that without: small() has no noise")
          .isCloseTo(quiet, within(1e-6 * (1 + Math.abs(quiet))));
      double expected = new Simulation(network.dynamics(), trials).objective(objective);
      assertThat(quiet).as("objective").isCloseTo(expected, within(1e-4 * (1 + expected)));
      gradient = propagation.gradient().clone();
    }
    for (Weights.Tensor tensor : network.weights().tensors()) {
      float[] found =
          Arrays.copyOfRange(gradient, tensor.offset(), tensor.offset() + tensor.length());
      if (!tensor.trainable()) {
        assertThat(found).as("gradient of frozen %s", tensor.name()).containsOnly(0);
        continue;
      }
      double largest = 0;
      for (float value : found) {
        largest = Math.max(largest, Math.abs(value));
      }
      assertThat(largest).as("largest gradient of %s", tensor.name()).isPositive();
      for (double[] direction : ModelCase.directions(tensor)) {
        ModelCase.Slope slope = ModelCase.slope(network, tensor, direction, trials, objective);
        assertThat(slope.foretold(found))
            .as(
                "slope of %s along %s of %s by %s",
                tensor.name(), Arrays.toString(direction), parameters, objective.losses())
            .isCloseTo(
                slope.difference(),
                within((gradientTolerance() * largest + 1e-7) * slope.length()));
      }
    }
  }

  @Test
  default void itsJacobianIsThatOfItsField() {
    for (P parameters : small()) {
      DynamicalSystem system = ModelCase.network(model(), parameters, 3).dynamics();
      RandomGenerator random = RandomStream.root(11).generator();
      for (int repeat = 0; repeat < 5; repeat++) {
        ModelCase.assertJacobian(system, random);
      }
    }
  }

  @Test
  default void itsDynamicsKeepTheWeightsOfTheirMoment() {
    for (P parameters : small()) {
      Network network = ModelCase.network(model(), parameters, 3);
      Trials trials = ModelCase.trials(network, Loss.SQUARED_ERROR);
      DynamicalSystem before = network.dynamics();
      double[] expected = new Simulation(before, trials).outputs();
      float[] values = network.weights().values();
      for (int k = 0; k < values.length; k++) {
        values[k] *= 0.5f;
      }
      assertThat(new Simulation(before, trials).outputs())
          .as("outputs of dynamics made before the weights changed")
          .containsExactly(expected);
      assertThat(Arrays.equals(expected, new Simulation(network.dynamics(), trials).outputs()))
          .as("outputs of dynamics made afterwards are the same")
          .isFalse();
    }
  }

  /** Canonical weights make the same network, and are canonical already. */
  @Test
  default void itsCanonicalWeightsMakeTheSameNetwork() {
    for (P parameters : small()) {
      Network network = ModelCase.network(model(), parameters, 3);
      Trials trials = ModelCase.trials(network, Loss.SQUARED_ERROR);
      double[] expected = new Simulation(network.dynamics(), trials).outputs();
      network.canonicalise();
      double[] found = new Simulation(network.dynamics(), trials).outputs();
      for (int k = 0; k < expected.length; k++) {
        assertThat(found[k]).as("output %d", k).isCloseTo(expected[k], within(1e-5));
      }
      float[] once = network.weights().values().clone();
      network.canonicalise();
      for (int k = 0; k < once.length; k++) {
        assertThat(network.weights().values()[k])
            .as("weight %d", k)
            .isCloseTo(once[k], within(1e-4f));
      }
    }
  }

  /** A model may refuse to silence units; if it does it, then for good. */
  @Test
  default void aSilencedUnitSendsNothing() {
    for (P parameters : small()) {
      Network network = ModelCase.network(model(), parameters, 3);
      int last = network.dimensions().units() - 1;
      try {
        network.silence(List.of(last));
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).as("message").isNotBlank();
        continue;
      }
      float[] values = network.weights().values();
      for (int k = 0; k < values.length; k++) {
        values[k] += 0.1f;
      }
      network.project();
      ModelCase.assertSendsNothing(network.dynamics(), last, RandomStream.root(13).generator());
      assertThatIllegalArgumentException().isThrownBy(() -> network.silence(List.of(last + 1)));
    }
  }

  @Test
  default void aRunCanBeRepeatedBitForBit() {
    assertThat(ModelCase.run(model(), noisy(), 1, 7))
        .as("outputs and gradient of the same run")
        .containsExactly(ModelCase.run(model(), noisy(), 1, 7));
  }

  @Test
  default void theNumberOfThreadsDoesNotMatter() {
    assertThat(ModelCase.run(model(), noisy(), 2, 7))
        .as("outputs and gradient with two threads")
        .containsExactly(ModelCase.run(model(), noisy(), 1, 7));
  }

  @Test
  default void itsNoiseFollowsTheKey() {
    Network network = ModelCase.network(model(), noisy(), 3);
    Trials trials = ModelCase.trials(network, Loss.SQUARED_ERROR);
    Objective objective = new Objective(Loss.SQUARED_ERROR, 0);
    try (Propagation propagation = network.propagation(trials.size(), trials.time(), 1)) {
      propagation.load(trials);
      double quiet = propagation.forward(objective);
      double one = propagation.forward(objective, 1);
      double two = propagation.forward(objective, 2);
      assertThat(propagation.forward(objective, 1)).as("objective at the same key").isEqualTo(one);
      assertThat(propagation.forward(objective)).as("objective without noise").isEqualTo(quiet);
      if (one != quiet) {
        assertThat(two).as("objective at another key").isNotEqualTo(one);
      }
    }
  }

  /**
   * A parameter that acts at the start only changes nothing in a network whose weights are there,
   * if the network of the other value may have them; every other one that leaves the tensors as
   * they are changes something.
   */
  @Test
  default void itsParametersActWhenTheySayTheyDo() {
    List<P> samples = new ArrayList<>(small());
    samples.add(noisy());
    Set<String> silent = new TreeSet<>();
    Set<String> acting = new TreeSet<>();
    for (P parameters : samples) {
      Network network = ModelCase.network(model(), parameters, 3);
      float[] outputs = ModelCase.noisyOutputs(network);
      for (Variations.Variation<P> variation : Variations.of(parameters)) {
        Optional<Network> other = ModelCase.withWeightsOf(network, model(), variation.parameters());
        if (other.isEmpty()) {
          continue;
        }
        boolean differs = !Arrays.equals(outputs, ModelCase.noisyOutputs(other.get()));
        if (variation.acts()) {
          (differs ? acting : silent).add(variation.path());
        } else if (ModelCase.isAllowed(other.get())) {
          assertThat(differs)
              .as(
                  "%s acts at the start only, but changes the outputs of %s",
                  variation.path(), parameters)
              .isFalse();
        }
      }
    }
    silent.removeAll(acting);
    assertThat(silent)
        .as("parameters that change nothing in a trained network and do not say acts = START")
        .isEmpty();
  }

  @Test
  default void aWorkspaceMayBeLargerThanTheBatch() {
    for (P parameters : small()) {
      Network network = ModelCase.network(model(), parameters, 3);
      Trials trials = ModelCase.trials(network, Loss.SQUARED_ERROR);
      Objective objective = new Objective(Loss.SQUARED_ERROR, 0.1);
      try (Propagation tight = network.propagation(trials.size(), trials.time(), 1);
          Propagation wide = network.propagation(trials.size() + 40, trials.time() + 9, 1)) {
        tight.load(trials);
        wide.load(trials);
        assertThat(wide.differentiate(objective, 7))
            .as("objective in a larger workspace")
            .isEqualTo(tight.differentiate(objective, 7));
        assertThat(wide.gradient())
            .as("gradient in a larger workspace")
            .containsExactly(tight.gradient());
      }
    }
  }

  @Test
  default void aBatchThatDoesNotFitIsRefused() {
    Network network = ModelCase.network(model(), small().get(0), 3);
    Trials trials = ModelCase.trials(network, Loss.SQUARED_ERROR);
    try (Propagation few = network.propagation(trials.size() - 1, trials.time(), 1);
        Propagation brief = network.propagation(trials.size(), trials.time() - 1, 1)) {
      assertThatIllegalArgumentException().isThrownBy(() -> few.load(trials));
      assertThatIllegalArgumentException().isThrownBy(() -> brief.load(trials));
    }
  }

  @Test
  default void everyTensorCanBeReadAndWritten() {
    for (P parameters : small()) {
      Weights weights = ModelCase.network(model(), parameters, 3).weights();
      for (Weights.Tensor tensor : weights.tensors()) {
        INDArray value = weights.get(tensor.name()).mul(2);
        weights.set(tensor.name(), value);
        assertThat(weights.get(tensor.name())).as(tensor.name()).isEqualTo(value);
        assertThat(tensor.name()).as("name of a tensor").matches(Names.KEY);
      }
    }
  }
}
