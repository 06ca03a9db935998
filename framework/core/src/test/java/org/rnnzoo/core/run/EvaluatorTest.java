package org.rnnzoo.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.Network;
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
}
