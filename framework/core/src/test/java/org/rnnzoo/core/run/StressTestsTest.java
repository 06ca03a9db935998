package org.rnnzoo.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.task.Evaluation;
import org.rnnzoo.core.task.Stress;

class StressTestsTest {

  private static Stress stress(String task, float factor, Evaluation ordinary) {
    Experiment experiment =
        ExperimentReader.read(
            Map.of("task", task, "model", "factor", "trainer", "descent", "threads", 1),
            new TinyZoo());
    Network network = experiment.network();
    network.weights().values()[0] = factor;
    return new StressTests(experiment, experiment.task(), network).against(ordinary);
  }

  private static Evaluation ordinary(double accuracy, Map<String, Double> measures) {
    return new Evaluation(0, accuracy, accuracy, 64, measures);
  }

  @Test
  void aNetworkFitsThatReachesTheBarOfTheVersion() {
    assertThat(stress("scale", 2, ordinary(0.95, Map.of())).fits()).isTrue();
    assertThat(stress("scale", 2, ordinary(0.9499, Map.of())).fits()).isFalse();
  }

  @Test
  void aTestTellsItsNameItsAccuracyAndItsBar() {
    assertThat(stress("scale", 2, ordinary(1, Map.of())).results())
        .containsExactly(new Stress.Result("long", 1, 0.9, ""));
    Stress.Result wrong = stress("scale", 1, ordinary(1, Map.of())).results().get(0);
    assertThat(wrong.accuracy()).isLessThan(0.5);
    assertThat(wrong.stood()).isFalse();
  }

  @Test
  void aTestThatDoesNotGoWithTheParametersSaysWhy() {
    Stress.Result result = stress("scale@v2", 1, ordinary(1, Map.of())).results().get(0);
    assertThat(result.name()).isEqualTo("noisy");
    assertThat(result.accuracy()).isNaN();
    assertThat(result.bar()).isEqualTo(0.9);
    assertThat(result.reason()).isEqualTo("Negation goes with a sigma of at most 0.5.");
  }

  @Test
  void inAMixtureEveryTaskHasToFitAndIsStressedByItsLabel() {
    Stress stress = stress("scale*2", 2, ordinary(1, Map.of("scale-1", 0.95, "scale-2", 0.95)));
    assertThat(stress.fits()).isTrue();
    assertThat(stress.results())
        .containsExactly(
            new Stress.Result("scale-1.long", 1, 0.9, ""),
            new Stress.Result("scale-2.long", 1, 0.9, ""));
    assertThat(stress("scale*2", 2, ordinary(1, Map.of("scale-1", 0.9, "scale-2", 1.0))).fits())
        .isFalse();
    assertThat(stress("scale*2", 2, ordinary(1, Map.of("scale-1", 1.0))).fits()).isFalse();
  }
}
