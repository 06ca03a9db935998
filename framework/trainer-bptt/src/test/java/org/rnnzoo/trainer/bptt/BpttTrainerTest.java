package org.rnnzoo.trainer.bptt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.train.Progress;
import org.rnnzoo.api.train.Trainer;
import org.rnnzoo.model.rate.RateModel;
import org.rnnzoo.model.rate.RateParameters;
import org.rnnzoo.task.flipflop.FlipFlopParameters;
import org.rnnzoo.task.flipflop.FlipFlopTask;
import org.rnnzoo.testkit.HoldTask;
import org.rnnzoo.testkit.PlainNetwork;
import org.rnnzoo.testkit.TestTraining;
import org.rnnzoo.testkit.TrainerContract;

class BpttTrainerTest implements TrainerContract<BpttParameters> {

  private static final Clock CLOCK = new Clock(20);

  @Override
  public Trainer<BpttParameters> trainer() {
    return new BpttTrainer();
  }

  @Override
  public BpttParameters parameters() {
    return new BpttParameters(1e-2, 100, 16, 1, 1e-3, 1e-5, 0.9, 0.999, 1e-8);
  }

  @Test
  void itTrainsAOneBitFlipFlop() {
    TrialSource<FlipFlopParameters> trials = flipFlop();
    Network network = rateNetwork(trials, 24);
    new BpttTrainer().train(network, trials, BpttParameters.DEFAULT, TestTraining.steps(150, 150));
    assertThat(accuracy(network, trials)).isGreaterThanOrEqualTo(0.98);
  }

  @Test
  void trainingOnTheEngineResumesBitForBit() {
    TrialSource<FlipFlopParameters> trials = flipFlop();
    Network whole = rateNetwork(trials, 16);
    new BpttTrainer().train(whole, trials, parameters(), TestTraining.steps(12, 5).onThreads(2));

    Network parts = rateNetwork(trials, 16);
    TestTraining first = TestTraining.steps(12, 5).interruptedAt(7);
    new BpttTrainer().train(parts, trials, parameters(), first);
    new BpttTrainer().train(parts, trials, parameters(), first.resumedUntil(12));

    assertThat(parts.weights().values()).containsExactly(whole.weights().values());
  }

  @Test
  void everyStepHasNoiseOfItsOwn() {
    List<Long> keys = new ArrayList<>();
    TestTraining training = TestTraining.steps(3, 10);
    new BpttTrainer().train(listening(plainNetwork(), keys), hold(), parameters(), training);
    assertThat(keys)
        .containsExactly(
            training.random().keyOf(0), training.random().keyOf(1), training.random().keyOf(2));
  }

  @Test
  void theReportedNormIsThatBeforeClipping() {
    BpttParameters clipped = new BpttParameters(1e-3, 0, 16, 1e-4, 0, 0, 0.9, 0.999, 1e-8);
    BpttParameters free = new BpttParameters(1e-3, 0, 16, 0, 0, 0, 0.9, 0.999, 1e-8);
    Progress withLimit = firstStep(clipped);
    Progress without = firstStep(free);
    assertThat(withLimit.gradientNorm()).isEqualTo(without.gradientNorm()).isGreaterThan(1e-4);
    assertThat(norm(without.state().get("adam.m")))
        .isCloseTo(0.1 * without.gradientNorm(), within(1e-6));
    assertThat(norm(withLimit.state().get("adam.m"))).isCloseTo(0.1 * 1e-4, within(1e-9));
  }

  @Test
  void theReportedLossHoldsThePenalties() {
    Progress bare = firstStep(new BpttParameters(1e-3, 0, 16, 1, 0, 0, 0.9, 0.999, 1e-8));
    Progress rates = firstStep(new BpttParameters(1e-3, 0, 16, 1, 1, 0, 0.9, 0.999, 1e-8));
    Progress weights = firstStep(new BpttParameters(1e-3, 0, 16, 1, 0, 1, 0.9, 0.999, 1e-8));
    assertThat(rates.loss()).isGreaterThan(bare.loss());
    double squares = new WeightPenalty(plainNetwork().weights(), 1).addTo(new float[131]);
    assertThat(weights.loss()).isCloseTo(bare.loss() + squares, within(1e-6));
  }

  @Test
  void aHalfLifeSlowsTrainingDown() {
    BpttParameters constant = new BpttParameters(1e-2, 0, 16, 1, 0, 0, 0.9, 0.999, 1e-8);
    BpttParameters halving = new BpttParameters(1e-2, 50, 16, 1, 0, 0, 0.9, 0.999, 1e-8);
    assertThat(constant.learningRateAt(100)).isEqualTo(1e-2);
    assertThat(halving.learningRateAt(100)).isCloseTo(0.25e-2, within(1e-12));
    assertThat(trained(halving)).isNotEqualTo(trained(constant));
  }

  private static float[] trained(BpttParameters p) {
    PlainNetwork network = plainNetwork();
    new BpttTrainer().train(network, hold(), p, TestTraining.steps(10, 10));
    return network.weights().values();
  }

  private static Progress firstStep(BpttParameters p) {
    TestTraining training = TestTraining.steps(1, 1);
    new BpttTrainer().train(plainNetwork(), hold(), p, training);
    return training.lastReport();
  }

  private static PlainNetwork plainNetwork() {
    return PlainNetwork.random(new Dimensions(1, 10, 1), CLOCK, 0, RandomStream.root(3));
  }

  private static TrialSource<HoldTask.Parameters> hold() {
    HoldTask task = new HoldTask();
    return new TrialSource<>(task, task.defaults(), CLOCK, RandomStream.root(3).named("trials"));
  }

  private static TrialSource<FlipFlopParameters> flipFlop() {
    FlipFlopTask task = new FlipFlopTask();
    FlipFlopParameters p = task.defaults();
    FlipFlopParameters oneBit =
        new FlipFlopParameters(
            1,
            p.polarity(),
            p.runMs(),
            p.holdMs(),
            p.pulseMs(),
            p.amplitudes(),
            p.gapMs(),
            p.distractorProbability(),
            p.distractorAmplitude(),
            p.distractorGapMs(),
            p.silencedProbability(),
            p.sigma(),
            p.graceMs());
    return new TrialSource<>(task, oneBit, CLOCK, RandomStream.root(1).named("trials"));
  }

  private static Network rateNetwork(TrialSource<?> trials, int units) {
    RateModel model = new RateModel();
    RateParameters p = model.defaults();
    RateParameters small = new RateParameters(p.network().withUnits(units), p.connectivity());
    int bits = trials.channels().inputs().size();
    return model.create(small, bits, bits, CLOCK, RandomStream.root(1).named("init"));
  }

  private static double accuracy(Network network, TrialSource<?> training) {
    TrialSource<?> heldOut = training.on(RandomStream.root(1).named("evaluation"));
    Trials trials = heldOut.trials(0, 256);
    try (Propagation propagation = network.propagation(trials.size(), trials.time(), 1)) {
      propagation.load(trials);
      propagation.forward(new Objective(heldOut.losses(), 0));
      return heldOut.score(trials, propagation.outputValues()).stream()
          .mapToDouble(Verdict::accuracy)
          .average()
          .orElseThrow();
    }
  }

  private static double norm(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }

  /** The network, with every noise key that it is given written down. */
  private static Network listening(Network network, List<Long> keys) {
    return intercepting(
        Network.class,
        network,
        (method, arguments, result) ->
            result instanceof Propagation propagation
                ? intercepting(
                    Propagation.class,
                    propagation,
                    (called, with, value) -> {
                      if (called.equals("differentiate")) {
                        keys.add((Long) with[1]);
                      }
                      return value;
                    })
                : result);
  }

  @FunctionalInterface
  private interface Interception {
    Object after(String method, Object[] arguments, Object result);
  }

  private static <T> T intercepting(Class<T> type, T target, Interception interception) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                interception.after(method.getName(), arguments, method.invoke(target, arguments))));
  }
}
