package org.rnnzoo.workbench.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.ClassPathPlugins;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.workbench.catalogue.Examples;

class SweepFileTest {

  private static final Plugins PLUGINS = new ClassPathPlugins();

  @TempDir private Path folder;

  private SweepFile read(String text) throws Exception {
    Path file = folder.resolve("sweep.yaml");
    Files.writeString(file, text);
    return SweepFile.read(file, Map.of(), PLUGINS, new Examples(folder));
  }

  @Test
  void cellsAreTheProductOfTheAxesEachSeedInItsTurn() throws Exception {
    SweepFile sweep =
        read("experiment: {task: flip-flop}\naxes: {model.gain: [0.5, 1.5], seed: 1..2}\n");
    assertThat(sweep.cells())
        .containsExactly(
            Map.of("model.gain", 0.5, "seed", 1L),
            Map.of("model.gain", 1.5, "seed", 1L),
            Map.of("model.gain", 0.5, "seed", 2L),
            Map.of("model.gain", 1.5, "seed", 2L));
    assertThat(sweep.keys()).containsExactly("model.gain", "seed");
  }

  @Test
  void aCellStartsFromTheRecipeOfItsTaskAndModel() throws Exception {
    Files.createDirectories(folder.resolve("tasks"));
    Files.writeString(
        folder.resolve("tasks/flip-flop.yaml"),
        "{task: flip-flop, model: {use: rate, units: 48}, trainer: {use: bptt, batch: 7}, stop:"
            + " {steps: 9, accuracy: never}}");
    Files.createDirectories(folder.resolve("models"));
    Files.writeString(
        folder.resolve("models/gru.yaml"),
        "{task: xor, model: {use: gru, updateBias: 1}, trainer: {use: bptt, batch: 5}, stop:"
            + " {steps: 8}}");
    SweepFile sweep =
        read(
            """
            recipes: true
            experiment: {stop: {minutes: 3}}
            axes: {task: [flip-flop@v1], model: [rate, gru, lstm]}
            """);
    assertThat(sweep.cells().stream().map(sweep::base))
        .map(Object.class::cast)
        .containsExactly(
            Trees.parseYaml(
                "{task: flip-flop, model: {use: rate, units: 48}, trainer: {use: bptt, batch: 7},"
                    + " stop: {steps: 9, accuracy: never, minutes: 3}}"),
            Trees.parseYaml(
                "{task: flip-flop, model: {use: gru, updateBias: 1}, trainer: {use: bptt, batch:"
                    + " 5}, stop: {steps: 9, accuracy: never, minutes: 3}}"),
            Trees.parseYaml(
                "{task: flip-flop, trainer: {use: bptt, batch: 7}, stop: {steps: 9, accuracy:"
                    + " never, minutes: 3}}"));
    SweepFile again = SweepFile.of(Trees.readYaml(written(sweep)), PLUGINS);
    assertThat(again).isEqualTo(sweep);
  }

  @Test
  void recipesAreAskedForOrNot() {
    assertThatThrownBy(() -> read("recipes: some\naxes: {seed: 1..2}\n"))
        .isInstanceOf(UserException.class)
        .hasMessage("recipes is some; it must be true or false.");
  }

  @Test
  void allSeedsOfAPointComeFirstIfAsked() throws Exception {
    SweepFile sweep = read("order: seeds-first\naxes: {seed: [1, 2], model.gain: [0.5, 1.5]}\n");
    assertThat(sweep.cells().stream().map(cell -> cell.get("model.gain")))
        .containsExactly(0.5, 0.5, 1.5, 1.5);
  }

  @Test
  void aShuffledOrderIsTheSameEachTimeAndLosesNothing() throws Exception {
    String text = "order: random\naxes: {seed: 1..50}\n";
    List<Map<String, Object>> once = read(text).cells();
    assertThat(read(text).cells()).isEqualTo(once);
    assertThat(once).doesNotHaveDuplicates().hasSize(50);
    assertThat(once.get(0)).isNotEqualTo(Map.of("seed", 1L));
  }

  @Test
  void keysThatAreZippedChangeTogether() throws Exception {
    SweepFile sweep = read("zip:\n- {model: [rate, current], model.gain: [0.8, 1.2]}\n");
    assertThat(sweep.cells())
        .containsExactly(
            Map.of("model.use", "rate", "model.gain", 0.8),
            Map.of("model.use", "current", "model.gain", 1.2));
  }

  @Test
  void excludedCellsAreLeftOut() throws Exception {
    SweepFile sweep =
        read(
            """
            axes: {model.gain: [0.5, 1], seed: 1..3}
            exclude:
            - {model.gain: 1.0, seed: [1, 3]}
            """);
    assertThat(sweep.cells()).hasSize(4).doesNotContain(Map.of("model.gain", 1, "seed", 1L));
  }

  @Test
  void itIsReadBackAsItWasWritten() throws Exception {
    SweepFile sweep =
        read(
            """
            experiment: {task: flip-flop}
            axes: {model.gain: {log: [0.1, 10], count: 3}, seed: 1..2}
            analyses: [fixed-points, {use: latent-circuit, nodes: 2}]
            batch: {minutes: 10}
            order: seeds-first
            """);
    SweepFile again = SweepFile.of(Trees.readYaml(written(sweep)), PLUGINS);
    assertThat(again.cells().stream().map(Object::toString))
        .containsExactlyElementsOf(sweep.cells().stream().map(Object::toString).toList());
    assertThat(again.batch()).isEqualTo(sweep.batch());
    assertThat(again.analyses()).isEqualTo(sweep.analyses());
    assertThat(again.order()).isEqualTo(sweep.order());
  }

  private Path written(SweepFile sweep) throws Exception {
    Path file = folder.resolve("written.yaml");
    Files.writeString(file, Trees.yaml(sweep.tree()));
    return file;
  }

  @Test
  void everyVersionOfATaskIsMeantByAStar() throws Exception {
    assertThat(read("axes: {task: ['flip-flop@*']}\n").cells())
        .contains(Map.of("task.use", "flip-flop@v1"), Map.of("task.use", "flip-flop@v3"));
    assertThat(read("axes: {task: all}\n").cells())
        .contains(Map.of("task.use", "delayed-match-to-sample@v2"))
        .contains(Map.of("task.use", "flip-flop@v2"));
  }

  @Test
  void numbersAreSpacedEvenlyOrLogarithmically() throws Exception {
    assertThat(numbers("{linear: [0, 1], count: 5}")).containsExactly(0.0, 0.25, 0.5, 0.75, 1.0);
    List<Double> logarithmic = numbers("{log: [0.01, 100], count: 5}");
    double[] expected = {0.01, 0.1, 1, 10, 100};
    for (int i = 0; i < expected.length; i++) {
      assertThat(logarithmic.get(i)).isCloseTo(expected[i], within(1e-12 * expected[i]));
    }
    assertThat(numbers("0..100 by 50")).containsExactly(0.0, 50.0, 100.0);
  }

  @Test
  void randomDrawsAreTheSameForTheSameSeed() throws Exception {
    List<Double> drawn = numbers("{random: [2, 3], count: 20, seed: 5}");
    assertThat(numbers("{random: [2, 3], count: 20, seed: 5}")).isEqualTo(drawn);
    assertThat(numbers("{random: [2, 3], count: 20, seed: 6}")).doesNotContainAnyElementsOf(drawn);
    assertThat(drawn).doesNotHaveDuplicates().allMatch(value -> value >= 2 && value <= 3);
  }

  private List<Double> numbers(String values) throws Exception {
    return read("axes: {model.gain: %s}\n".formatted(values)).cells().stream()
        .map(cell -> ((Number) cell.get("model.gain")).doubleValue())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "axes: {seed: 5..1}|a range goes upwards",
        "axes: {seed: 1..9999999}|at most 100000 values",
        "axes: {seed: []}|axes.seed has no values",
        "axes: {seed: {log: [0, 1], count: 3}}|numbers above 0",
        "axes: {seed: {linear: [0, 1], count: 0}}|axes.seed.count is 0",
        "axis: {seed: 1}|There is no key 'axis', did you mean 'axes'?",
        "zip: [{a: [1, 2], b: [1]}]|b has 1 values, but the keys before it have 2",
        "{axes: {seed: 1..2}, zip: [{seed: [1, 2]}]}|The key seed is on two axes",
        "order: first|must be points-first, seeds-first or random",
        "analyses: [{nodes: 2}]|names no analysis",
        "batch: {minutes: 1}|batch.minutes is 1",
        "batch: {account: 'a b'}|account is 'a b'",
        "axes: 3|axes is 3; it must be a group of keys",
      })
  void aMistakeIsToldInASentence(String text, String sentence) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(sentence);
  }
}
