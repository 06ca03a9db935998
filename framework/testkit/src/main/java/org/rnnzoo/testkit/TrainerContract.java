package org.rnnzoo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.train.DivergedException;
import org.rnnzoo.api.train.Progress;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.api.train.Trainer;

/**
 * What every trainer promises, tried on a {@link PlainNetwork} that learns the {@link HoldTask}.
 *
 * @param <P> the record of the trainer's parameters
 */
public interface TrainerContract<P extends Record> extends PluginContract {

  /** The trainer under test. */
  Trainer<P> trainer();

  /** Parameters that suit a network of 10 units and 40 steps, with small batches. */
  P parameters();

  @Override
  default Plugin<?> plugin() {
    return trainer();
  }

  @Test
  default void trainingLowersTheLoss() {
    Network network = network();
    double before = heldOutLoss(network);
    trainer().train(network, trials(), parameters(), TestTraining.steps(40, 10));
    assertThat(heldOutLoss(network)).as("loss on held-out trials").isLessThan(0.7 * before);
  }

  @Test
  default void itStopsWhenAndAsTheContextSays() {
    TestTraining training = TestTraining.steps(1000, 10).interruptedAt(27);
    StopReason reason = trainer().train(network(), trials(), parameters(), training);
    assertThat(reason).as("reason").isEqualTo(StopReason.INTERRUPTED);
    assertThat(training.reports().stream().map(Progress::step))
        .as("reported steps")
        .containsExactly(10L, 20L, 27L);
  }

  @Test
  default void itReportsFiniteNumbers() {
    TestTraining training = TestTraining.steps(20, 5);
    trainer().train(network(), trials(), parameters(), training);
    assertThat(training.reports()).as("reports").isNotEmpty();
    for (Progress progress : training.reports()) {
      assertThat(progress.loss()).as("loss").isFinite();
      assertThat(progress.gradientNorm())
          .as("gradient norm")
          .satisfiesAnyOf(
              norm -> assertThat(norm).isNaN(), norm -> assertThat(norm).isNotNegative());
      progress
          .state()
          .keySet()
          .forEach(name -> assertThat(name).as("name of a state").matches(Names.KEY));
    }
  }

  @Test
  default void trainingCanBeRepeatedBitForBit() {
    Nd4j.getRandom().setSeed(1);
    float[] first = trained(TestTraining.steps(20, 10));
    Nd4j.getRandom().setSeed(2);
    assertThat(trained(TestTraining.steps(20, 10)))
        .as("weights after the same training")
        .containsExactly(first);
  }

  @Test
  default void theNumberOfThreadsDoesNotMatter() {
    assertThat(trained(TestTraining.steps(20, 10).onThreads(2)))
        .as("weights after training with two threads")
        .containsExactly(trained(TestTraining.steps(20, 10)));
  }

  @Test
  default void theIntervalOfReportsDoesNotMatter() {
    assertThat(trained(TestTraining.steps(20, 3)))
        .as("weights after training with more reports")
        .containsExactly(trained(TestTraining.steps(20, 10)));
  }

  @Test
  default void aResumedTrainingEqualsAnUninterruptedOne() {
    TestTraining whole = TestTraining.steps(30, 10);
    float[] expected = trained(whole);
    for (long step : LongStream.of(1, 10, 17).toArray()) {
      TestTraining first = TestTraining.steps(30, 10).interruptedAt(step);
      Network network = network();
      trainer().train(network, trials(), parameters(), first);
      TestTraining rest = first.resumedUntil(30);
      trainer().train(network, trials(), parameters(), rest);
      assertThat(network.weights().values())
          .as("weights after training that was interrupted at step %d", step)
          .containsExactly(expected);
      whole
          .lastReport()
          .state()
          .forEach(
              (name, values) ->
                  assertThat(rest.lastReport().state().get(name))
                      .as("state %s after training that was interrupted at step %d", name, step)
                      .containsExactly(values));
    }
  }

  @Test
  default void itSaysWhenTrainingDiverged() {
    Network network = network();
    Arrays.fill(network.weights().values(), Float.NaN);
    assertThatThrownBy(
            () -> trainer().train(network, trials(), parameters(), TestTraining.steps(20, 10)))
        .as("training of a network whose weights are not numbers")
        .isInstanceOf(DivergedException.class);
  }

  @Test
  default void itLeavesFrozenWeightsAlone() {
    Network network = network();
    float[] before = network.weights().values().clone();
    trainer().train(network, trials(), parameters(), TestTraining.steps(20, 10));
    for (Weights.Tensor tensor : network.weights().tensors()) {
      if (!tensor.trainable()) {
        int end = tensor.offset() + tensor.length();
        assertThat(Arrays.copyOfRange(network.weights().values(), tensor.offset(), end))
            .as("frozen %s", tensor.name())
            .containsExactly(Arrays.copyOfRange(before, tensor.offset(), end));
      }
    }
  }

  @Test
  default void itProjectsTheWeights() {
    Network network = network();
    trainer().train(network, trials(), parameters(), TestTraining.steps(20, 10));
    float[] before = network.weights().values().clone();
    network.project();
    assertThat(network.weights().values())
        .as("weights once more projected")
        .containsExactly(before);
  }

  private static Network network() {
    return PlainNetwork.random(
        new Dimensions(1, 10, 1), new Clock(20), 0.05, RandomStream.root(3).named("init"));
  }

  private static TrialSource<HoldTask.Parameters> trials() {
    HoldTask task = new HoldTask();
    return new TrialSource<>(
        task, task.defaults(), new Clock(20), RandomStream.root(3).named("trials"));
  }

  private float[] trained(TestTraining training) {
    Network network = network();
    trainer().train(network, trials(), parameters(), training);
    return network.weights().values();
  }

  private static double heldOutLoss(Network network) {
    Trials trials = trials().on(RandomStream.root(3).named("evaluation")).trials(0, 100);
    try (Propagation propagation = network.propagation(trials.size(), trials.time(), 1)) {
      propagation.load(trials);
      return propagation.forward(new Objective(trials().losses(), 0));
    }
  }
}
