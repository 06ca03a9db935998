package org.rnnzoo.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.schema.JsonSchema;

class ExperimentSchemaTest {

  private final TinyZoo zoo = new TinyZoo();
  private final Map<String, Object> schema = ExperimentSchema.of(zoo, sentence -> {});

  @SuppressWarnings("unchecked")
  private static Map<String, Object> at(Object tree, Object... path) {
    Object place = tree;
    for (Object step : path) {
      place = step instanceof Integer i ? ((List<?>) place).get(i) : ((Map<?, ?>) place).get(step);
    }
    return (Map<String, Object>) place;
  }

  @Test
  void anExperimentHasItsKeysInOrderAndNoOthers() {
    assertThat(schema)
        .containsEntry("$schema", JsonSchema.DIALECT)
        .containsEntry("type", "object")
        .containsEntry("required", List.of("task"))
        .containsEntry("additionalProperties", false)
        .containsKeys("title", "description");
    assertThat(at(schema, "properties").keySet())
        .containsExactly(
            "task",
            "model",
            "trainer",
            "dt",
            "seed",
            "threads",
            "stop",
            "evaluation",
            "from",
            "fromWeights",
            "fromPartial",
            "freeze",
            "curriculum");
  }

  @Test
  void aSectionIsAWordOrOneOfThePlugins() {
    Map<String, Object> model = at(schema, "properties", "model");
    assertThat(model).containsEntry("title", "Model");
    assertThat(at(model, "oneOf", 0)).isEqualTo(Map.of("type", "string"));
    Map<String, Object> factor = at(model, "oneOf", 1);
    assertThat(factor)
        .containsEntry("title", "factor")
        .containsEntry("description", "One factor for all channels")
        .containsEntry("type", "object")
        .containsEntry("required", List.of("use"))
        .containsEntry("additionalProperties", false);
    assertThat(at(factor, "properties").keySet()).containsExactly("use", "units");
    assertThat(at(factor, "properties", "use"))
        .containsEntry("type", "string")
        .containsEntry("default", "factor");
  }

  @Test
  void aPluginIsNamedWithItsBundleItsVersionOrBoth() {
    String pattern =
        (String) at(schema, "properties", "task", "oneOf", 2, "properties", "use").get("pattern");
    assertThat(List.of("scale", "tiny.scale:scale", "scale@v2", "scale@[1,2)", "scale@v2@(1,2]"))
        .allMatch(use -> use.matches(pattern));
    assertThat(List.of("scales", "a+scale", "scale*2", "scale@"))
        .noneMatch(u -> u.matches(pattern));
  }

  @Test
  void thePluginThatStandsThereByItselfNeedNotBeNamed() {
    TinyZoo.FactorModel model = new TinyZoo.FactorModel();
    Installed rate = TinyZoo.installed(PluginKind.MODEL, new Renamed(model, "rate"), "x", "1.0.0");
    Map<String, Object> own = ExperimentSchema.of(new TinyZoo(List.of(rate)), sentence -> {});
    assertThat(at(own, "properties", "model", "oneOf", 1)).doesNotContainKey("required");
    assertThat(ExperimentReader.isStandard(PluginKind.MODEL, "rate")).isTrue();
    assertThat(ExperimentReader.isStandard(PluginKind.TRAINER, "bptt")).isTrue();
    assertThat(ExperimentReader.isStandard(PluginKind.MODEL, "factor")).isFalse();
    assertThat(ExperimentReader.isStandard(PluginKind.TASK, "scale")).isFalse();
  }

  @Test
  void ofAPluginInSeveralVersionsTheFirstStandsThere() {
    Installed newer =
        TinyZoo.installed(PluginKind.MODEL, new TinyZoo.FactorModel(), "tiny.factor", "2.0.0");
    Installed older =
        TinyZoo.installed(PluginKind.MODEL, new TinyZoo.FactorModel(), "tiny.factor", "1.0.0");
    Map<String, Object> own =
        ExperimentSchema.of(new TinyZoo(List.of(newer, older)), sentence -> {});
    assertThat((List<?>) at(own, "properties", "model").get("oneOf")).hasSize(2);
  }

  @Test
  void aTaskHasTheKeysOfAllTasksBesideItsOwn() {
    Map<String, Object> task = at(schema, "properties", "task", "oneOf", 2);
    assertThat(task).containsEntry("title", "scale").containsEntry("required", List.of("use"));
    assertThat(at(task, "properties").keySet())
        .startsWith("use", "length", "channels")
        .endsWith("timing", "blind", "shuffled", "balance", "converted");
    assertThat(at(task, "properties", "converted", "properties").keySet())
        .containsExactly("from", "tau", "outputs");
  }

  @Test
  void severalTasksAreTextsWithASignOrLists() {
    Map<String, Object> mixture = at(schema, "properties", "task", "oneOf", 1);
    assertThat(mixture)
        .containsEntry("title", "several tasks")
        .containsEntry("type", "object")
        .containsEntry(
            "anyOf",
            List.of(
                Map.of("required", List.of("use")),
                Map.of("required", List.of("parallel")),
                Map.of("required", List.of("interleaved"))))
        .doesNotContainKey("additionalProperties");
    assertThat(at(mixture, "properties").keySet())
        .containsExactly(
            "use", "parallel", "interleaved", "active", "balance", "timing", "blind", "shuffled");
    assertThat(at(mixture, "properties", "parallel"))
        .containsEntry("type", "array")
        .containsEntry("minItems", 1);
    String several = ".*(?:" + at(mixture, "properties", "use").get("pattern") + ").*";
    assertThat(List.of("a*2", "a+b", "a,b", "a@[1,2),b")).allMatch(use -> use.matches(several));
    assertThat(List.of("a", "a@[1,2)", "a@v1")).noneMatch(use -> use.matches(several));
  }

  @Test
  void aStageHasATaskAndAStopRule() {
    Map<String, Object> curriculum = at(schema, "properties", "curriculum");
    assertThat(curriculum).containsEntry("type", "array").containsEntry("title", "Curriculum");
    assertThat(at(curriculum, "items"))
        .containsEntry("type", "object")
        .containsEntry("additionalProperties", false);
    assertThat(at(curriculum, "items", "properties").keySet()).containsExactly("task", "stop");
    assertThat(at(curriculum, "items", "properties", "stop", "properties").keySet())
        .containsExactly("accuracy", "loss", "heldFor", "steps", "minutes");
  }

  @Test
  void theSchemaOfATaskHasTheValuesOfItsVersions() {
    Map<String, Object> own = ExperimentSchema.of(zoo.all(PluginKind.TASK).get(0));
    assertThat(own)
        .containsEntry("$schema", JsonSchema.DIALECT)
        .containsEntry("title", "scale")
        .containsEntry("description", "Say twice the input")
        .containsEntry("type", "object");
    assertThat(at(own, "x-versions").keySet()).containsExactly("v1", "v2");
    assertThat(at(own, "x-versions", "v2")).containsEntry("channels", 1);
    assertThat(ExperimentSchema.of(zoo.all(PluginKind.MODEL).get(0)))
        .containsEntry("title", "factor")
        .doesNotContainKey("x-versions");
  }

  /** A model under another name. */
  private record Renamed(TinyZoo.FactorModel model, String name)
      implements Model<TinyZoo.FactorParameters> {
    @Override
    public String title() {
      return model.title();
    }

    @Override
    public TinyZoo.FactorParameters defaults() {
      return model.defaults();
    }

    @Override
    public Network create(
        TinyZoo.FactorParameters p, int inputs, int outputs, Clock clock, RandomStream random) {
      return model.create(p, inputs, outputs, clock, random);
    }
  }
}
