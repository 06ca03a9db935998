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
import org.rnnzoo.api.model.Weights;
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
import org.rnnzoo.trainer.bptt.Descent.Rule;
import org.rnnzoo.trainer.bptt.StepSize.Schedule;

class BpttTrainerTest implements TrainerContract<BpttParameters> {

  private static final Clock CLOCK = new Clock(20);

  @Override
  public Trainer<BpttParameters> trainer() {
    return new BpttTrainer();
  }

  @Override
  public BpttParameters parameters() {
    StepSize halving = new StepSize(1e-2, Schedule.HALVING, 100, 3);
    return new BpttParameters(
        halving, 16, 1, new Penalties(1e-3, 1e-4, 1e-3, 1e-6, 1e-5), Descent.ADAM);
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
    BpttParameters clipped =
        new BpttParameters(StepSize.constant(1e-3), 16, 1e-4, Penalties.NONE, Descent.ADAM);
    BpttParameters free =
        new BpttParameters(StepSize.constant(1e-3), 16, 0, Penalties.NONE, Descent.ADAM);
    Progress withLimit = firstStep(clipped);
    Progress without = firstStep(free);
    assertThat(withLimit.gradientNorm()).isEqualTo(without.gradientNorm()).isGreaterThan(1e-4);
    assertThat(norm(without.state().get("adam.m")))
        .isCloseTo(0.1 * without.gradientNorm(), within(1e-6));
    assertThat(norm(withLimit.state().get("adam.m"))).isCloseTo(0.1 * 1e-4, within(1e-9));
  }

  @Test
  void theReportedLossHoldsThePenalties() {
    double bare = firstStep(penalised(Penalties.NONE)).loss();
    assertThat(firstStep(penalised(new Penalties(1, 0, 0, 0, 0))).loss()).isGreaterThan(bare);
    assertThat(firstStep(penalised(new Penalties(0, 1, 0, 0, 0))).loss()).isGreaterThan(bare);
    assertThat(firstStep(penalised(new Penalties(0, 0, 1, 0, 0))).loss()).isGreaterThan(bare);
    Penalties onWeights = new Penalties(0, 0, 0, 1, 1);
    double cost = new WeightPenalty(plainNetwork().weights(), onWeights).addTo(new float[131]);
    assertThat(firstStep(penalised(onWeights)).loss()).isCloseTo(bare + cost, within(1e-5));
  }

  private static BpttParameters penalised(Penalties penalties) {
    return new BpttParameters(StepSize.constant(1e-3), 16, 1, penalties, Descent.ADAM);
  }

  @Test
  void theScheduleCounts() {
    StepSize halving = new StepSize(1e-2, Schedule.HALVING, 5, 0);
    assertThat(trained(new BpttParameters(halving, 16, 1, Penalties.NONE, Descent.ADAM)))
        .isNotEqualTo(trained(plain(Descent.ADAM)));
  }

  @Test
  void aStepOfGradientDescentGoesDownTheGradient() {
    Progress adam = firstStep(plain(Descent.ADAM));
    PlainNetwork network = plainNetwork();
    float[] before = network.weights().values().clone();
    TestTraining one = TestTraining.steps(1, 1);
    new BpttTrainer().train(network, hold(), plain(descent(Rule.SGD, 0)), one);
    float[] velocity = one.lastReport().state().get("sgd.velocity");
    float[] firstMoment = adam.state().get("adam.m");
    PlainNetwork expected = plainNetwork();
    for (int i = 0; i < before.length; i++) {
      assertThat(firstMoment[i]).isCloseTo(0.1f * velocity[i], within(1e-6f));
      expected.weights().values()[i] = before[i] - 1e-2f * velocity[i];
    }
    expected.project();
    assertThat(network.weights().values()).containsExactly(expected.weights().values());
  }

  @Test
  void gradientDescentResumesBitForBit() {
    BpttParameters p = plain(descent(Rule.SGD, 1e-3));
    PlainNetwork whole = plainNetwork();
    new BpttTrainer().train(whole, hold(), p, TestTraining.steps(12, 5));
    PlainNetwork parts = plainNetwork();
    TestTraining first = TestTraining.steps(12, 5).interruptedAt(7);
    new BpttTrainer().train(parts, hold(), p, first);
    new BpttTrainer().train(parts, hold(), p, first.resumedUntil(12));
    assertThat(parts.weights().values()).containsExactly(whole.weights().values());
  }

  @Test
  void weightsThatDecayShrinkBeforeTheStep() {
    float[] free = trainedOnce(plain(descent(Rule.SGD, 0)));
    float[] decayed = trainedOnce(plain(descent(Rule.SGD, 0.5)));
    PlainNetwork fresh = plainNetwork();
    Weights.Tensor readout = fresh.weights().tensor("W_out");
    for (int i = readout.offset(); i < readout.offset() + readout.length(); i++) {
      float lost = (float) (1e-2 * 0.5) * fresh.weights().values()[i];
      assertThat(decayed[i]).isCloseTo(free[i] - lost, within(1e-7f));
    }
    Weights.Tensor frozen = fresh.weights().tensor("W_in");
    assertThat(decayed[frozen.offset()]).isEqualTo(fresh.weights().values()[frozen.offset()]);
  }

  private static Descent descent(Rule rule, double weightDecay) {
    return new Descent(rule, 0.9, 0.999, 1e-8, 0.9, weightDecay);
  }

  private static BpttParameters plain(Descent descent) {
    return new BpttParameters(StepSize.constant(1e-2), 16, 0, Penalties.NONE, descent);
  }

  private static float[] trainedOnce(BpttParameters p) {
    PlainNetwork network = plainNetwork();
    new BpttTrainer().train(network, hold(), p, TestTraining.steps(1, 1));
    return network.weights().values();
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
    FlipFlopParameters oneBit = p.withMemory(p.memory().withBits(1));
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
