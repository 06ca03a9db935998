package org.rnnzoo.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.task.Evaluation;
import org.rnnzoo.core.task.Stress;

class StressTestsTest {

  private static Stress stress(String task, float factor, Evaluation ordinary) {
    return tests(task, factor).against(ordinary);
  }

  private static StressTests tests(String task, float factor) {
    Experiment experiment =
        ExperimentReader.read(
            Map.of("task", task, "model", "factor", "trainer", "descent", "threads", 1),
            new TinyZoo());
    Network network = experiment.network();
    network.weights().values()[0] = factor;
    return new StressTests(experiment, experiment.task(), network);
  }

  private static Evaluation ordinary(double accuracy, Map<String, Double> measures) {
    return new Evaluation(0, accuracy, accuracy, 64, measures);
  }

  @Test
  void aNetworkFitsThatReachesTheBarOfTheVersion() {
    assertThat(stress("scale", 2, ordinary(0.95, Map.of())).fits()).isTrue();
    assertThat(stress("scale", 2, ordinary(0.9499, Map.of())).fits()).isFalse();
  }

  /** With a bar of 0.95 the standard error is 0.027 for 64 trials and 0.0068 for 1024. */
  @ParameterizedTest
  @CsvSource({
    "0.95, 64, true",
    "0.896, 64, true",
    "0.895, 64, false",
    "1, 64, true",
    "1, 1024, false",
    "0.963, 1024, true",
    "0.964, 1024, false",
    "0.937, 1024, true",
    "0.936, 1024, false"
  })
  void anAccuracyWithinTwoStandardErrorsOfTheBarIsACloseCall(
      double accuracy, int trials, boolean close) {
    Evaluation ordinary = new Evaluation(0, accuracy, accuracy, trials, Map.of());
    assertThat(tests("scale", 2).isCloseCall(ordinary)).isEqualTo(close);
  }

  @Test
  void inAMixtureOneCloseCallIsEnough() {
    Map<String, Double> close = Map.of("scale-1", 0.4, "scale-2", 0.95);
    Map<String, Double> clear = Map.of("scale-1", 0.4, "scale-2", 0.8);
    assertThat(tests("scale*2", 2).isCloseCall(ordinary(0.7, close))).isTrue();
    assertThat(tests("scale*2", 2).isCloseCall(ordinary(0.95, clear))).isFalse();
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
