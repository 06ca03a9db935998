package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.launcher.ZooProcess.Outcome;

/** The schema of an experiment, held against experiments by a validator that is not ours. */
class SchemaIT {

  private static final Path EXAMPLES =
      Path.of(System.getProperty("rnnzoo.root")).resolve("examples");

  private static final ZooInProcess ZOO = ZooInProcess.assembledOnce();

  private static Schema experiments;
  private static Schema sweeps;

  @BeforeAll
  static void read() {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    experiments = registry.getSchema(print("schema"), InputFormat.JSON);
    sweeps = registry.getSchema(print("schema", "sweep"), InputFormat.JSON);
  }

  private static String print(String... arguments) {
    Outcome outcome = ZOO.run(arguments);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome.out();
  }

  private static List<String> errors(Object tree) {
    return errors(experiments, tree);
  }

  private static List<String> errors(Schema schema, Object tree) {
    return schema.validate(Trees.json(tree), InputFormat.JSON).stream()
        .map(String::valueOf)
        .toList();
  }

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsValid(Path example) {
    boolean isSweep = example.getParent().endsWith("sweeps");
    assertThat(errors(isSweep ? sweeps : experiments, Trees.readYaml(example)))
        .as(example.toString())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{task: flip-flop}",
        "{task: {use: 'flip-flop@v2@[0.1,0.2)'}, dt: 5 ms}",
        "{task: {use: flip-flop*2, bits: 1, active: 0.5}}",
        "{task: {use: dms, timing: fixed}, model: {units: 8}, seed: 3}",
        "{task: {parallel: [flip-flop, {use: flip-flop@v2, bits: 1}]}}",
        "{task: flip-flop, model: {use: chaos, gainRole: frozen, rank: 3}, freeze: W_in}"
      })
  void whatTheZooTrainsIsValid(String yaml) {
    assertThat(errors(Trees.parseYaml(yaml))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{task: {use: flip-flop, bits: 9}}",
        "{task: {use: flip-flop, bits: 1.5}}",
        "{task: {use: flip-flop, bitz: 2}}",
        "{task: {use: flip-flpo}}",
        "{task: {bits: 2}}",
        "{task: flip-flop, model: {use: chaos, gainRole: sometimes}}",
        "{task: flip-flop, model: {use: rate, gainRole: factor}}",
        "{task: flip-flop, trainer: {use: bptt, learningRate: fast}}",
        "{task: flip-flop, dt: 0}",
        "{task: flip-flop, sead: 1}",
        "{task: flip-flop, seed: -1}",
        "{task: flip-flop, stop: {steps: -1}}",
        "{task: flip-flop, curriculum: [{tusk: flip-flop}]}"
      })
  void whatTheZooRefusesIsNotValid(String yaml) {
    assertThat(errors(Trees.parseYaml(yaml))).isNotEmpty();
  }

  @Test
  void aWrongSweepIsNotValid() {
    assertThat(errors(sweeps, Trees.parseYaml("{axes: {seed: 1..3}}"))).isNotEmpty();
    assertThat(errors(sweeps, Trees.parseYaml("{experiment: e.yaml, batch: {minutes: 1}}")))
        .isNotEmpty();
    assertThat(errors(sweeps, Trees.parseYaml("{experiment: {task: {use: none}}}"))).isNotEmpty();
  }

  @Test
  void aPluginHasASchemaOfItsOwnInTheOrderOfItsRecord() {
    Object tree = Trees.parseYaml(print("schema", "model", "rate"));
    assertThat(tree)
        .extracting("properties", InstanceOfAssertFactories.MAP)
        .containsKeys("units", "tau", "gain");
    assertThat(((Map<?, ?>) ((Map<?, ?>) tree).get("properties")).keySet().iterator().next())
        .isEqualTo("units");
  }

  @Test
  void whatHasNoSchemaIsToldInASentence() {
    Outcome outcome = ZOO.run("schema", "tusk", "flip-flop");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("Name what the schema is for");
  }
}
