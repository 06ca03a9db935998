package org.rnnzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;

class RecurrentPropagationTest {

  private static final Dimensions SIZES = new Dimensions(2, 19, 3);
  private static final Objective OBJECTIVE = new Objective(Loss.SQUARED_ERROR, 0.1);

  private static RecurrentNetwork network(Form form, Activation activation) {
    Noise noise = new Noise(Noise.Placement.OUTSIDE, 0.1);
    return GradientTest.network(new Cell(form, activation, 100, 0.2, noise), SIZES);
  }

  /** Ten steps of Adam on fresh noise, and the weights after them. */
  private static float[] train(Form form, int threads) {
    RecurrentNetwork network = network(form, Activation.TANH);
    Trials trials = RandomTrials.of(SIZES, 101, 8, 17);
    Adam adam = new Adam(network.weights().values().length);
    try (RecurrentPropagation propagation = network.propagation(101, 17, threads)) {
      propagation.load(trials);
      for (int step = 0; step < 10; step++) {
        propagation.differentiate(OBJECTIVE, step);
        adam.step(network.weights().values(), propagation.gradient(), 1e-2, 0.9, 0.999, 1e-8);
      }
    }
    return network.weights().values();
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void theNumberOfThreadsChangesNoBit(Form form) {
    float[] alone = train(form, 1);
    assertThat(train(form, 2)).containsExactly(alone);
    assertThat(train(form, 3)).containsExactly(alone);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void whatFollowsTheEndOfATrialHasNoInfluence(Form form) {
    Trials ragged = RandomTrials.of(SIZES, 40, 3, 9);
    RecurrentNetwork network = network(form, Activation.SOFTPLUS);
    try (RecurrentPropagation together = network.propagation(40, 9, 1);
        RecurrentPropagation longer = network.propagation(40, 30, 1)) {
      longer.load(RandomTrials.of(SIZES, 33, 30, 30));
      longer.differentiate(OBJECTIVE, 5);
      longer.load(ragged);
      together.load(ragged);
      assertThat(longer.differentiate(OBJECTIVE, 1))
          .isEqualTo(together.differentiate(OBJECTIVE, 1));
      assertThat(longer.gradient()).containsExactly(together.gradient());
      assertThat(longer.outputValues()).containsExactly(together.outputValues());
    }
  }

  /** Input holds the long trial down; without it, the activity of the short one would explode. */
  @ParameterizedTest
  @EnumSource(Form.class)
  void aTrialThatHasEndedCannotOverflow(Form form) {
    int units = 19;
    int time = 200;
    Cell cell = new Cell(form, Activation.RELU, 100, 0.2, Noise.NONE);
    RecurrentNetwork network = GradientTest.network(cell, new Dimensions(1, units, 1));
    Weights weights = network.weights();
    Arrays.fill(weights.values(), 0, weights.tensor("W_in").offset(), 3f);
    set(weights, "W_in", -100);
    set(weights, "b", 1);
    set(weights, "x0", 0);
    float[] inputs = new float[2 * time];
    Arrays.fill(inputs, 1f);
    float[] ones = inputs.clone();
    int[] lengths = {time, 1};
    try (RecurrentPropagation propagation = network.propagation(2, time, 1)) {
      propagation.load(new Batch(2, time, lengths, inputs, ones, ones));
      assertThat(propagation.differentiate(OBJECTIVE, 0)).isFinite();
      assertThat(GradientNorm.of(propagation.gradient())).isFinite().isPositive();
      float[] rates = propagation.rates().dup().data().asFloat();
      for (int i = (time + 1) * units; i < rates.length; i++) {
        assertThat(rates[i]).as("rate after the end").isZero();
      }
    }
  }

  private static void set(Weights weights, String name, float value) {
    Weights.Tensor tensor = weights.tensor(name);
    Arrays.fill(weights.values(), tensor.offset(), tensor.offset() + tensor.length(), value);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void statesAreThoseOfTheRunEvenIfTheWeightsHaveChangedSince(Form form) {
    RecurrentNetwork network = network(form, Activation.TANH);
    Trials trials = RandomTrials.of(SIZES, 35, 6, 9);
    try (RecurrentPropagation propagation = network.propagation(35, 9, 2)) {
      propagation.load(trials);
      propagation.differentiate(OBJECTIVE, 3);
      float[] states = propagation.states().dup().data().asFloat();
      propagation.differentiate(OBJECTIVE, 3);
      Arrays.fill(network.weights().values(), 0.01f);
      assertThat(propagation.states().dup().data().asFloat()).containsExactly(states);
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void noiseFollowsTheKeyAlone(Form form) {
    RecurrentNetwork network = network(form, Activation.TANH);
    Trials trials = RandomTrials.of(SIZES, 40, 9, 9);
    try (RecurrentPropagation propagation = network.propagation(40, 9, 1)) {
      propagation.load(trials);
      double one = propagation.forward(OBJECTIVE, 1);
      double two = propagation.forward(OBJECTIVE, 2);
      double none = propagation.forward(OBJECTIVE);
      assertThat(propagation.forward(OBJECTIVE, 1))
          .isEqualTo(one)
          .isNotEqualTo(two)
          .isNotEqualTo(none);
      assertThat(propagation.forward(OBJECTIVE)).isEqualTo(none);
    }
  }

  /** The kernels allocate until they are compiled, so the steady state has to be waited for. */
  @ParameterizedTest
  @EnumSource(Form.class)
  void inTheSteadyStateAStepOfTimeAllocatesNothing(Form form) {
    int time = 100;
    RecurrentNetwork network = network(form, Activation.TANH);
    Adam adam = new Adam(network.weights().values().length);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().getId();
    long deadline = System.nanoTime() + 60_000_000_000L;
    long bytes = Long.MAX_VALUE;
    try (RecurrentPropagation propagation = network.propagation(32, time, 1)) {
      propagation.load(RandomTrials.of(SIZES, 32, time, time));
      while (bytes > 20L * time && System.nanoTime() < deadline) {
        long before = threads.getThreadAllocatedBytes(self);
        for (int step = 0; step < 10; step++) {
          propagation.differentiate(OBJECTIVE, step);
          adam.step(network.weights().values(), propagation.gradient(), 1e-3, 0.9, 0.999, 1e-8);
        }
        bytes = (threads.getThreadAllocatedBytes(self) - before) / 10;
      }
    }
    assertThat(bytes).as("bytes per training step").isLessThanOrEqualTo(20L * time);
  }

  @Test
  void frozenTensorsHaveNoGradient() {
    Periphery frozen =
        Periphery.trained(WeightLaw.normal(1), WeightLaw.normal(1))
            .withInput(side -> side.withTrainedWeights(false).withTrainedBias(false))
            .withReadout(side -> side.withTrainedBias(false))
            .withInitialState(Periphery.InitialState.FROZEN);
    RecurrentNetwork network =
        new RecurrentNetwork(
            new Cell(Form.CURRENT, Activation.TANH, 100, 0.2, Noise.NONE),
            FullConnectivity.ofGain(1).withZeroDiagonal(true),
            frozen,
            SIZES,
            RandomStream.root(4));
    try (RecurrentPropagation propagation = network.propagation(8, 7, 1)) {
      propagation.load(RandomTrials.of(SIZES, 8, 7, 7));
      propagation.differentiate(OBJECTIVE, 0);
      network
          .weights()
          .tensors()
          .forEach(
              tensor -> {
                float[] part =
                    Arrays.copyOfRange(
                        propagation.gradient(), tensor.offset(), tensor.offset() + tensor.length());
                if (tensor.trainable()) {
                  assertThat(part).as(tensor.name()).doesNotContain(Float.NaN);
                  assertThat(GradientNorm.of(part)).as(tensor.name()).isPositive();
                } else {
                  assertThat(part).as(tensor.name()).containsOnly(0);
                }
              });
      for (int i = 0; i < SIZES.units(); i++) {
        assertThat(propagation.gradient()[i * SIZES.units() + i]).isZero();
      }
    }
  }

  @Test
  void aBatchWithoutWeightHasNoLoss() {
    RecurrentNetwork network = network(Form.RATE, Activation.TANH);
    try (RecurrentPropagation propagation = network.propagation(4, 6, 1)) {
      propagation.load(new float[4 * 6 * 2], 4, 6);
      assertThat(propagation.differentiate(new Objective(Loss.SQUARED_ERROR, 0), 0)).isZero();
      assertThat(propagation.gradient()).containsOnly(0);
    }
  }

  @Test
  void aGroupWithoutWeightAddsNothingAndAnOutputWithoutGroupCountsNothing() {
    RecurrentNetwork network = network(Form.RATE, Activation.TANH);
    Batch batch = Batch.of(RandomTrials.of(SIZES, 20, 6, 6));
    for (int i = 1; i < batch.masks().length; i += SIZES.outputs()) {
      batch.masks()[i] = 0;
    }
    Loss.Term first = new Loss.Term(Loss.SQUARED_ERROR, 0, 1);
    Loss.Term unweighted = new Loss.Term(Loss.CROSS_ENTROPY, 1, 3);
    try (RecurrentPropagation propagation = network.propagation(20, 6, 1)) {
      propagation.load(batch);
      propagation.differentiate(OBJECTIVE, 0);
      double alone = propagation.differentiate(new Objective(List.of(first), 0), 0);
      float[] gradient = propagation.gradient().clone();
      double both = propagation.differentiate(new Objective(List.of(unweighted, first), 0), 0);
      assertThat(both).isPositive().isEqualTo(alone / 2);
      assertThat(propagation.taskLoss()).isEqualTo(both);
      for (int i = 0; i < gradient.length; i++) {
        assertThat(propagation.gradient()[i]).isEqualTo(gradient[i] / 2);
      }
      int bias = network.weights().tensor("b_out").offset();
      assertThat(gradient[bias]).isNotZero();
      assertThat(gradient[bias + 1]).isZero();
      assertThat(gradient[bias + 2]).isZero();
    }
  }

  @Test
  void misfitsAreToldInASentence() {
    RecurrentNetwork network = network(Form.RATE, Activation.TANH);
    try (RecurrentPropagation propagation = network.propagation(4, 6, 1)) {
      assertThatThrownBy(() -> propagation.forward(OBJECTIVE))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("load one first");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> propagation.load(RandomTrials.of(SIZES, 5, 6, 6)))
          .withMessageContaining("5 trials of 6 steps does not fit");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> propagation.load(RandomTrials.of(new Dimensions(1, 1, 3), 4, 6, 6)))
          .withMessageContaining("1 inputs and 3 outputs, but the network has 2 and 3");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> propagation.load(new float[7], 1, 3))
          .withMessageContaining("7 inputs, not 1 trials × 3 steps × 2 channels");
      propagation.load(new float[12], 1, 6);
      Loss.Term beyond = new Loss.Term(Loss.SQUARED_ERROR, 3, 4);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> propagation.forward(new Objective(List.of(beyond), 0)))
          .withMessageContaining("starts at output 3, but the network has only 3 outputs");
      Loss.Term all = Loss.CROSS_ENTROPY.everywhere();
      Loss.Term last = new Loss.Term(Loss.SQUARED_ERROR, 2, 3);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> propagation.forward(new Objective(List.of(all, last), 0)))
          .withMessageContaining("Output 2 is in two losses");
    }
  }
}
