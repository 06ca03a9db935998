package org.rnnzoo.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.Trees;

/** Reads curricula as parts of whole experiments. */
class CurriculumTest {

  private final TinyZoo zoo = new TinyZoo();

  private Experiment read(String task, String curriculum) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("task", Trees.parseYaml(task));
    tree.put("model", "factor");
    tree.put("trainer", "descent");
    tree.put("stop", Map.of("steps", 100, "heldFor", 3));
    tree.put("curriculum", Trees.parseYaml(curriculum));
    return ExperimentReader.read(tree, zoo);
  }

  private static TinyZoo.ScaleParameters parameters(Stage stage) {
    return (TinyZoo.ScaleParameters) stage.task().parts().get(0).task().parameters();
  }

  @Test
  void whatAStageLeavesOutIsAsInTheExperiment() {
    Experiment experiment =
        read("{use: scale, channels: 3, sigma: 0.1}", "[{task: {sigma: 0.2}, stop: {steps: 5}}]");
    Stage first = experiment.stages().get(0);
    assertThat(parameters(first).channels()).isEqualTo(3);
    assertThat(parameters(first).sigma()).isEqualTo(0.2);
    assertThat(first.stop().steps()).isEqualTo(5);
    assertThat(first.stop().heldFor()).isEqualTo(3);
    assertThat(parameters(experiment.stages().get(1)).sigma()).isEqualTo(0.1);
  }

  @Test
  void aStageMayBeEmpty() {
    Experiment experiment = read("{use: scale, channels: 3}", "[{}]");
    assertThat(experiment.curriculum()).containsExactly(experiment.stages().get(1));
  }

  @Test
  void aWordIsTheTaskOfAStageWithTheParametersOfTheExperiment() {
    Stage first = read("{use: scale, channels: 3}", "[{task: scale@v2}]").stages().get(0);
    assertThat(first.task().use()).isEqualTo("scale@v2");
    assertThat(parameters(first).channels()).isEqualTo(3);
  }

  @Test
  void aStageMayCombineTasksOtherwiseThanTheExperiment() {
    Experiment experiment =
        read(
            "{parallel: [{use: scale, as: a}, {use: scale, as: b}]}",
            "[{task: 'scale*2'}, {task: {parallel: [{use: scale, as: c}, {use: scale, as: d}]}}]");
    assertThat(experiment.stages())
        .extracting(stage -> stage.task().parts().get(0).label())
        .containsExactly("scale-1", "c", "a");
  }

  @Test
  void aDottedKeyReachesIntoAGroup() {
    Experiment experiment = read("use: scale*2", "[{task: {scale-1.sigma: 0.5}}]");
    assertThat(parameters(experiment.stages().get(0)).sigma()).isEqualTo(0.5);
    assertThat(parameters(experiment.stages().get(1)).sigma()).isZero();
  }

  @Test
  void withoutACurriculumThereIsOneStage() {
    assertThat(read("use: scale", "").stages()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scale | curriculum is scale; it must be a list of stages.",
        "[3] | curriculum[0] is 3; it must be a group of keys.",
        "[{}, {task: 3}] | curriculum[1].task is 3; it must be a group of keys.",
        "[{stop: x}] | curriculum[0].stop is x; it must be a group of keys.",
        "[{stopp: {}}] | There is no key 'curriculum[0].stopp', did you mean 'stop'?",
        "[{task: {channels: 9}}] | curriculum[0].task.channels is 9; it must be a whole number from"
            + " 1 to 6.",
        "[{task: {channels.x: 9}}] | 'channels' is a value and has no key 'channels.x'.",
        "[{stop: {steps: -1}}] | curriculum[0].stop.steps is -1; it must be a whole number from 0"
            + " to 1000000000000."
      })
  void mistakesAreToldByTheirPlace(String curriculum, String sentence) {
    assertThatThrownBy(() -> read("{use: scale, channels: 2}", curriculum))
        .isInstanceOf(UserException.class)
        .hasMessage(sentence);
  }

  @Test
  void theLowestBarOfItsTasksIsWhatAStageHasToReach() {
    Stage stage = read("use: scale*2", "").stages().get(0);
    assertThat(stage.accuracyToReach()).isEqualTo(0.95);
    assertThat(stage.accuracyToReach(stage.task().parts().get(1))).isEqualTo(0.95);
  }

  @Test
  void anExperimentWithACurriculumReadsBackFromItsTree() {
    Experiment experiment = read("{use: scale, channels: 3}", "[{task: {sigma: 0.2}}]");
    assertThat(ExperimentReader.read(experiment.tree(), zoo)).isEqualTo(experiment);
  }
}
