package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.launcher.ZooProcess.Outcome;

/** What the assembled program lists, with plugins loaded by Felix. */
class ListingsIT {

  /** What only looks things up is asked of plugins that are loaded once. */
  private static final ZooInProcess ZOO = ZooInProcess.assembledOnce();

  @TempDir Path folder;

  private Outcome zoo(String... arguments) {
    return new ZooProcess(folder).run(arguments);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Outcome outcome) {
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return (List<Map<String, Object>>) Trees.parseYaml(outcome.out());
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Map<String, Object> tree, String key) {
    return (List<Map<String, Object>>) tree.get(key);
  }

  private static Map<String, Object> named(List<Map<String, Object>> list, String name) {
    return list.stream().filter(entry -> name.equals(entry.get("name"))).findFirst().orElseThrow();
  }

  @Test
  void tasksAsJsonHaveTheKeysThatProgramsRelyOn() {
    Map<String, Object> flipFlop = named(list(zoo("tasks", "--json")), "flip-flop");
    assertThat(flipFlop)
        .containsOnlyKeys(
            "name",
            "kind",
            "title",
            "citation",
            "tags",
            "bundle",
            "bundleVersion",
            "sha256",
            "aliases",
            "versions",
            "parameters")
        .containsEntry("kind", "task")
        .containsEntry("bundle", "org.rnnzoo.task.flipflop");
    assertThat(list(flipFlop, "versions")).hasSize(3);
    assertThat(list(flipFlop, "versions").get(0))
        .containsOnlyKeys(
            "name",
            "title",
            "question",
            "chanceAccuracy",
            "shortcutAccuracy",
            "solvedAccuracy",
            "ceilingAccuracy",
            "stressTests",
            "parameters")
        .containsEntry("name", "v1");
    assertThat(named(list(flipFlop, "parameters"), "bits"))
        .containsOnlyKeys(
            "name",
            "label",
            "type",
            "default",
            "unit",
            "symbol",
            "min",
            "max",
            "scale",
            "allowed",
            "help",
            "when",
            "advanced")
        .containsEntry("allowed", "a whole number from 1 to 6");
  }

  @ParameterizedTest
  @CsvSource({
    "models, rate, org.rnnzoo.model.rate",
    "trainers, bptt, org.rnnzoo.trainer.bptt",
    "analyses, fixed-points, org.rnnzoo.analysis.fixedpoints",
    "analyses, latent-circuit, org.rnnzoo.analysis.latentcircuit",
    "comparisons, similarity, org.rnnzoo.comparison.similarity",
    "comparisons, topology, org.rnnzoo.comparison.topology",
    "comparisons, equivalence, org.rnnzoo.comparison.equivalence"
  })
  void theOtherKindsAreListedToo(String command, String name, String bundle) {
    assertThat(named(list(ZOO.run(command, "--json")), name))
        .containsEntry("bundle", bundle)
        .containsKeys("bundleVersion", "sha256", "parameters");
  }

  @Test
  void everyBundleOfTheDistributionIsReady() {
    List<Map<String, Object>> bundles = list(ZOO.run("plugins", "--json"));
    assertThat(bundles).hasSizeGreaterThanOrEqualTo(5);
    assertThat(bundles)
        .allSatisfy(
            bundle ->
                assertThat(bundle)
                    .containsEntry("state", "ready")
                    .hasEntrySatisfying("sha256", hash -> assertThat((String) hash).hasSize(64)));
    assertThat(ZOO.run("plugins", "diag").out()).isEqualTo("All plugins are well.\n");
  }

  @Test
  void theDoctorFindsNothingIll() {
    Outcome outcome = zoo("doctor", "--json");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).as(outcome.out()).isZero();
    assertThat(list(outcome))
        .extracting(finding -> finding.get("name"))
        .containsExactly("java", "memory", "engine", "nd4j", "figures", "runs", "space", "plugins");
    assertThat(named(list(outcome), "engine").get("sentence").toString()).contains("Vector API");
  }

  @Test
  void aCleanStartSaysNothingOnStandardError() {
    Map<String, String> asUnpacked = Map.of("ZOO_ARCHIVE", "");
    assertThat(new ZooProcess(folder).start(asUnpacked, "tasks").outcome().err()).isEmpty();
  }

  static Stream<String> cheapCommands() throws IOException {
    return CommandsInDocsTest.commands()
        .filter(line -> line.matches("\\S*zoo (tasks|models|trainers|analyses|plugins|trial)\\b.*"))
        .filter(line -> !line.contains("--plugins"))
        .filter(line -> !line.contains("plugins add"))
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("cheapCommands")
  void whatTheDocumentsShowWorks(String line) {
    String[] words = CommandsInDocsTest.words(line);
    if (line.contains("--out")) { // a file in the folder where the program was started
      Outcome outcome = zoo(words);
      assertThat(outcome.code()).as(line + "\n" + outcome.err()).isZero();
    } else {
      Outcome outcome = ZOO.run(words);
      assertThat(outcome.code()).as(line + "\n" + outcome.err()).isZero();
    }
  }
}
