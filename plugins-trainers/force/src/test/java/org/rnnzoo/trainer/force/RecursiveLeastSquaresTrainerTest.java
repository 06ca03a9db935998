package org.rnnzoo.trainer.force;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.train.Trainer;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.engine.FullConnectivity;
import org.rnnzoo.engine.LeakyNetworkParameters;
import org.rnnzoo.testkit.BundleContract;
import org.rnnzoo.testkit.HoldTask;
import org.rnnzoo.testkit.PlainNetwork;
import org.rnnzoo.testkit.TestTraining;
import org.rnnzoo.testkit.TrainerContract;

class RecursiveLeastSquaresTrainerTest implements TrainerContract<ForceParameters>, BundleContract {

  private static final Clock CLOCK = new Clock(20);
  private static final RandomStream STREAM = RandomStream.root(11);

  @Override
  public Trainer<ForceParameters> trainer() {
    return new RecursiveLeastSquaresTrainer();
  }

  @Override
  public ForceParameters parameters() {
    return new ForceParameters(1, 1, 8);
  }

  @ParameterizedTest
  @EnumSource
  void aReservoirBeyondTheEdgeOfChaosLearnsToHoldASign(Form form) {
    TrialSource<HoldTask.Parameters> trials = hold(uniform(200, 400));
    Network reservoir = reservoir(form, 200);
    // A random readout of a symmetric network is right in all trials or in none; let it be none.
    reservoir.weights().set("W_out", Nd4j.zeros(1, 200));
    assertThat(answer(reservoir, trials).accuracy()).isZero();
    trainer().train(reservoir, trials, ForceParameters.DEFAULT, TestTraining.steps(30, 30));
    assertThat(answer(reservoir, trials).accuracy()).isGreaterThanOrEqualTo(0.95);
    assertThat(answer(reservoir, trials).loss()).isLessThan(0.02);
  }

  @Test
  void trainingOnTheEngineResumesBitForBit() {
    Network whole = reservoir(Form.RATE, 30);
    trainer().train(whole, hold(), parameters(), TestTraining.steps(12, 5).onThreads(2));

    Network parts = reservoir(Form.RATE, 30);
    TestTraining first = TestTraining.steps(12, 5).interruptedAt(7);
    trainer().train(parts, hold(), parameters(), first);
    trainer().train(parts, hold(), parameters(), first.resumedUntil(12));

    assertThat(parts.weights().values()).containsExactly(whole.weights().values());
  }

  @Test
  void onlyTheReadoutChanges() {
    Network network = reservoir(Form.RATE, 30);
    Network before = reservoir(Form.RATE, 30);
    trainer().train(network, hold(), parameters(), TestTraining.steps(3, 3));
    for (Weights.Tensor tensor : network.weights().tensors()) {
      boolean changed =
          !Arrays.equals(values(network, tensor.name()), values(before, tensor.name()));
      assertThat(changed).as(tensor.name()).isEqualTo(tensor.name().matches("W_out|b_out"));
    }
  }

  @Test
  void afterTwoBatchesItIsTheRidgeRegressionOfEachOutputOnTheStepsThatCountForIt() {
    TrialSource<TwoWindowsTask.Parameters> trials = windows(Loss.SQUARED_ERROR, false);
    PlainNetwork network = plain();
    double alpha = 0.5;
    trainer().train(network, trials, new ForceParameters(alpha, 1, 8), TestTraining.steps(2, 2));
    Trials all = trials.trials(0, 16);
    for (int output = 0; output < 2; output++) {
      assertThat(readout(network, output))
          .containsExactly(ridge(plain(), all, output, alpha, 1), within(1e-5));
    }
  }

  @Test
  void aFrozenBiasStaysAndIsAllowedFor() {
    TrialSource<TwoWindowsTask.Parameters> trials = windows(Loss.SQUARED_ERROR, false);
    PlainNetwork network = plain();
    holdBiasAt(0.5, network);
    trainer().train(network, trials, new ForceParameters(1, 1, 8), TestTraining.steps(2, 2));
    PlainNetwork start = plain();
    holdBiasAt(0.5, start);
    for (int output = 0; output < 2; output++) {
      assertThat(readout(network, output))
          .containsExactly(ridge(start, trials.trials(0, 16), output, 1, 0), within(1e-5));
    }
  }

  private static void holdBiasAt(double bias, PlainNetwork network) {
    Weights.Tensor tensor = network.weights().tensor("b_out");
    Arrays.fill(network.weights().values(), tensor.offset(), tensor.offset() + 2, (float) bias);
    network.weights().freeze("b_out");
  }

  @Test
  void correctingLessOftenTakesEverySoManyOfTheStepsThatCount() {
    assertThat(trained(2)).isNotEqualTo(trained(1));
    TrialSource<TwoWindowsTask.Parameters> trials = windows(Loss.SQUARED_ERROR, false);
    PlainNetwork network = plain();
    ForceParameters once = new ForceParameters(1, 10_000, 8);
    trainer().train(network, trials, once, TestTraining.steps(1, 1));
    for (int output = 0; output < 2; output++) {
      assertThat(readout(network, output)).isNotEqualTo(readout(plain(), output));
    }
  }

  private float[] trained(int every) {
    PlainNetwork network = plain();
    ForceParameters p = new ForceParameters(1, every, 8);
    trainer().train(network, windows(Loss.SQUARED_ERROR, false), p, TestTraining.steps(3, 3));
    return network.weights().values();
  }

  @Test
  void everyStepHasNoiseOfItsOwn() {
    List<Long> keys = new ArrayList<>();
    TestTraining training = TestTraining.steps(3, 10);
    WatchedNetwork network = new WatchedNetwork(plain(), output -> output, keys);
    trainer().train(network, windows(Loss.SQUARED_ERROR, false), parameters(), training);
    assertThat(keys)
        .containsExactly(
            training.random().keyOf(0), training.random().keyOf(1), training.random().keyOf(2));
  }

  @Test
  void outputsShareAMatrixUntilTheirMasksDiffer() {
    TestTraining together = TestTraining.steps(2, 2);
    trainer().train(plain(), windows(Loss.SQUARED_ERROR, true), parameters(), together);
    assertThat(together.lastReport().state())
        .containsOnlyKeys("force.group", "force.p.0.high", "force.p.0.low");

    TestTraining apart = TestTraining.steps(2, 2);
    trainer().train(plain(), windows(Loss.SQUARED_ERROR, false), parameters(), apart);
    assertThat(apart.lastReport().state().get("force.group")).containsExactly(0, 1);
    assertThat(apart.lastReport().state()).containsKeys("force.p.0.high", "force.p.1.high");
  }

  @Test
  void groupsThatFellApartResumeBitForBit() {
    PlainNetwork whole = plain();
    TrialSource<?> trials = windows(Loss.SQUARED_ERROR, false);
    trainer().train(whole, trials, parameters(), TestTraining.steps(9, 9));
    PlainNetwork parts = plain();
    TestTraining first = TestTraining.steps(9, 9).interruptedAt(4);
    trainer().train(parts, trials, parameters(), first);
    trainer().train(parts, trials, parameters(), first.resumedUntil(9));
    assertThat(parts.weights().values()).containsExactly(whole.weights().values());
  }

  @Test
  void aTaskOfCrossEntropyIsRefusedInWords() {
    assertRefused(
        plain(),
        windows(Loss.CROSS_ENTROPY, false),
        "The trainer 'recursive-least-squares' learns by least squares, but the task 'two-windows'"
            + " asks for cross-entropy;");
  }

  @Test
  void aFrozenReadoutIsRefusedInWords() {
    PlainNetwork network = plain();
    network.weights().freeze("W_out");
    assertRefused(
        network,
        windows(Loss.SQUARED_ERROR, false),
        "The trainer 'recursive-least-squares' trains the readout W_out, but that is frozen here;");
  }

  @Test
  void outputsThatAreNoReadoutOfTheRatesAreRefusedInWords() {
    assertRefused(
        new WatchedNetwork(plain(), output -> output * output, new ArrayList<>()),
        windows(Loss.SQUARED_ERROR, false),
        "The trainer 'recursive-least-squares' needs outputs z = W_out r + b_out of the rates r,");
  }

  private void assertRefused(Network network, TrialSource<?> trials, String beginning) {
    assertThatThrownBy(
            () -> trainer().train(network, trials, parameters(), TestTraining.steps(1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(beginning)
        .hasMessageContaining("use the trainer 'bptt'");
  }

  // ---- Networks and trials

  private static Network reservoir(Form form, int units) {
    return LeakyNetworkParameters.DEFAULT
        .withUnits(units)
        .network(form, FullConnectivity.ofGain(1.5), 1, 1, CLOCK, STREAM.named("init"));
  }

  /** A network without noise. */
  private static PlainNetwork plain() {
    return PlainNetwork.random(new Dimensions(1, 10, 2), CLOCK, 0, STREAM.named("init"));
  }

  private static TrialSource<HoldTask.Parameters> hold(DurationLaw delay) {
    HoldTask.Parameters p = new HoldTask.Parameters(fixed(60), delay, fixed(60), 0.01);
    return new TrialSource<>(new HoldTask(), p, CLOCK, STREAM.named("trials"));
  }

  private static TrialSource<HoldTask.Parameters> hold() {
    return hold(uniform(60, 120));
  }

  private static TrialSource<TwoWindowsTask.Parameters> windows(Loss loss, boolean together) {
    return new TrialSource<>(
        new TwoWindowsTask(loss),
        new TwoWindowsTask.Parameters(together),
        CLOCK,
        STREAM.named("trials"));
  }

  // ---- What is expected

  /**
   * {@code argmin Σ mask (z − target)² + α‖w − w₀‖²}, all at once.
   *
   * @param one the feature that the bias reads; 0 if the bias is not to change
   */
  private static double[] ridge(
      PlainNetwork network, Trials trials, int output, double alpha, double one) {
    int n = network.dimensions().units();
    DMatrixRMaj squares = CommonOps_DDRM.identity(n + 1);
    CommonOps_DDRM.scale(alpha, squares);
    DMatrixRMaj right = new DMatrixRMaj(n + 1, 1);
    float[] rates;
    try (Propagation propagation = network.propagation(trials.size(), trials.time(), 1)) {
      propagation.load(trials);
      propagation.forward(new Objective(Loss.SQUARED_ERROR, 0));
      rates = propagation.rates().data().asFloat();
    }
    double[] start = readout(network, output);
    for (int moment = 0; moment < trials.size() * trials.time(); moment++) {
      double mask = trials.maskValues()[2 * moment + output];
      DMatrixRMaj features = new DMatrixRMaj(n + 1, 1);
      double miss = trials.targetValues()[2 * moment + output] - start[n];
      for (int i = 0; i < n; i++) {
        features.data[i] = rates[moment * n + i];
        miss -= start[i] * features.data[i];
      }
      features.data[n] = one;
      CommonOps_DDRM.multAddTransB(mask, features, features, squares);
      CommonOps_DDRM.addEquals(right, mask * miss, features);
    }
    DMatrixRMaj change = new DMatrixRMaj(n + 1, 1);
    CommonOps_DDRM.solve(squares, right, change);
    for (int i = 0; i <= n; i++) {
      start[i] += change.data[i];
    }
    return start;
  }

  /** The weights of an output, its bias last. */
  private static double[] readout(Network network, int output) {
    int n = network.dimensions().units();
    double[] readout = new double[n + 1];
    for (int i = 0; i < n; i++) {
      readout[i] = values(network, "W_out")[output * n + i];
    }
    readout[n] = values(network, "b_out")[output];
    return readout;
  }

  private static float[] values(Network network, String name) {
    Weights.Tensor tensor = network.weights().tensor(name);
    return Arrays.copyOfRange(
        network.weights().values(), tensor.offset(), tensor.offset() + tensor.length());
  }

  /** How well trials are answered that were not learned from. */
  private record Answer(double accuracy, double loss) {}

  private static Answer answer(Network network, TrialSource<?> training) {
    TrialSource<?> heldOut = training.on(STREAM.named("evaluation"));
    Trials trials = heldOut.trials(0, 256);
    try (Propagation propagation = network.propagation(trials.size(), trials.time(), 1)) {
      propagation.load(trials);
      double loss = propagation.forward(new Objective(heldOut.losses(), 0));
      double accuracy =
          heldOut.score(trials, propagation.outputValues()).stream()
              .mapToDouble(Verdict::accuracy)
              .average()
              .orElseThrow();
      return new Answer(accuracy, loss);
    }
  }
}
