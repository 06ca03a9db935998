package org.rnnzoo.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.task.Evaluation;

class EvaluatorTest {

  private static Evaluation evaluationWithFactor(float factor) {
    Experiment experiment =
        ExperimentReader.read(
            Map.of("task", "scale", "model", "factor", "trainer", "descent"), new TinyZoo());
    Network network = experiment.network();
    network.weights().values()[0] = factor;
    try (Evaluator evaluator =
        new Evaluator(
            network, experiment.trials("evaluation"), 8, experiment.random().named("noise"), 1)) {
      return evaluator.evaluate();
    }
  }

  @Test
  void trialsInWhichTheNetworkLeavesAllNumbersAreCounted() {
    assertThat(evaluationWithFactor(1).measures()).doesNotContainKey("notFinite");
    assertThat(evaluationWithFactor(Float.NaN).measures()).containsEntry("notFinite", 1.0);
    assertThat(evaluationWithFactor(Float.POSITIVE_INFINITY).measures())
        .containsEntry("notFinite", 1.0);
  }

  private static Evaluation evaluation(String task, float factor, int atATime, List<Integer> seen) {
    Experiment experiment =
        ExperimentReader.read(
            Map.of("task", task, "model", "factor", "trainer", "descent"), new TinyZoo());
    Network network = experiment.network();
    network.weights().values()[0] = factor;
    try (Evaluator evaluator =
        new Evaluator(
            network,
            experiment.trials("evaluation"),
            8,
            atATime,
            experiment.random().named("noise"),
            1)) {
      return evaluator.evaluate((trial, verdict) -> seen.add(trial.steps()));
    }
  }

  @Test
  void howManyTrialsAreRunTogetherDoesNotMatter() {
    List<Integer> together = new ArrayList<>();
    List<Integer> apart = new ArrayList<>();
    Evaluation whole = evaluation("scale@v2", 0.5f, 8, together);
    Evaluation parts = evaluation("scale@v2", 0.5f, 3, apart);
    assertThat(parts.loss()).isCloseTo(whole.loss(), within(1e-6));
    assertThat(parts.trials()).isEqualTo(8).isEqualTo(whole.trials());
    assertThat(parts.accuracy()).isEqualTo(whole.accuracy());
    assertThat(apart).hasSize(8).isEqualTo(together);
    assertThat(apart.stream().distinct().count()).isGreaterThan(1);
  }

  @Test
  void theLossIsThatOfEveryStepThatCounts() {
    assertThat(evaluation("scale", 2, 8, new ArrayList<>()).loss()).isZero();
    assertThat(evaluation("scale", 1, 3, new ArrayList<>()).loss())
        .isCloseTo(evaluation("scale", 3, 8, new ArrayList<>()).loss(), within(1e-6))
        .isPositive();
  }

  /** A network whose outputs are spoilt in one place, and what is asked of its propagation. */
  private static final class Spoilt extends NetworkWithin {
    private final int place;
    private final List<String> asked = new ArrayList<>();

    Spoilt(Network whole, int place) {
      super(whole);
      this.place = place;
    }

    @Override
    public Propagation propagation(int trials, int time, int threads) {
      Propagation whole = super.propagation(trials, time, threads);
      return (Propagation)
          Proxy.newProxyInstance(
              Propagation.class.getClassLoader(),
              new Class<?>[] {Propagation.class},
              (proxy, method, arguments) -> {
                asked.add(method.getName());
                Object answer = method.invoke(whole, arguments);
                if (method.getName().equals("outputValues")) {
                  ((float[]) answer)[place] = Float.NaN;
                }
                return answer;
              });
    }
  }

  @Test
  void aNumberIsMissedUpToTheEndOfATrialAndNotInItsPadding() {
    Experiment experiment =
        ExperimentReader.read(
            Map.of(
                "task", Map.of("use", "scale", "length", "U(40, 200)"),
                "model", "factor",
                "trainer", "descent"),
            new TinyZoo());
    Trials trials = experiment.trials("evaluation").trials(0, 4);
    int width = trials.channels().outputs().size();
    int padded = 0;
    for (int trial = 0; trial < trials.size(); trial++) {
      int end = (trial * trials.time() + trials.get(trial).steps()) * width;
      assertThat(notFinite(experiment, new Spoilt(experiment.network(), end - 1))).isEqualTo(0.25);
      if (trials.get(trial).steps() < trials.time()) {
        padded++;
        assertThat(notFinite(experiment, new Spoilt(experiment.network(), end))).isZero();
      }
    }
    assertThat(padded).isPositive();
  }

  private static double notFinite(Experiment experiment, Spoilt network) {
    try (Evaluator evaluator =
        new Evaluator(
            network, experiment.trials("evaluation"), 4, experiment.random().named("noise"), 1)) {
      return evaluator.evaluate().measures().getOrDefault("notFinite", 0.0);
    } finally {
      assertThat(network.asked).endsWith("close");
    }
  }
}
