package org.rnnzoo.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.schema.JsonSchema;
import org.rnnzoo.core.schema.Schema;
import org.rnnzoo.core.task.Conversion;

/**
 * What may stand in an experiment, as JSON Schema 2020-12 over the plugins at hand: a section is
 * one of the installed plugins, told apart by {@code use}.
 */
public final class ExperimentSchema {

  private static final String VERSION = "(?:@[A-Za-z0-9_.-]+)?(?:@?[\\[(][^\\])]*[\\])])?$";
  private static final String SEVERAL = "[*+]|,(?![^\\[(]*[\\])])";

  private final Plugins plugins;
  private final Consumer<String> unlisted;

  private ExperimentSchema(Plugins plugins, Consumer<String> unlisted) {
    this.plugins = plugins;
    this.unlisted = unlisted;
  }

  /**
   * The schema of an experiment.
   *
   * @param unlisted told of each plugin that fails when it is asked, and so is not in the schema
   */
  public static Map<String, Object> of(Plugins plugins, Consumer<String> unlisted) {
    return new ExperimentSchema(plugins, unlisted).experiment();
  }

  /** The schema of the parameters of one plugin. */
  public static Map<String, Object> of(Installed installed) {
    Plugin<?> plugin = installed.plugin();
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", JsonSchema.DIALECT);
    schema.put("title", plugin.name());
    schema.put("description", plugin.title());
    schema.putAll(JsonSchema.object(plugin.defaults()));
    if (plugin instanceof Task<?> task) {
      Map<String, Object> versions = new LinkedHashMap<>();
      task.versions()
          .forEach(version -> versions.put(version.name(), Schema.tree(version.parameters())));
      schema.put("x-versions", versions);
    }
    return schema;
  }

  private Map<String, Object> experiment() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("task", task());
    properties.put("model", section(PluginKind.MODEL));
    properties.put("trainer", section(PluginKind.TRAINER));
    properties.putAll(JsonSchema.properties(Settings.STANDARD));
    properties.put(ExperimentReader.CURRICULUM, curriculum());
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", JsonSchema.DIALECT);
    schema.put("title", "Experiment");
    schema.put("description", "What is trained on what, how, and from which seed.");
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", List.of("task"));
    schema.put("additionalProperties", false);
    return schema;
  }

  /** A branch for the newest plugin of each name. */
  private List<Map<String, Object>> branches(
      PluginKind kind, Function<Installed, Map<String, Object>> branch) {
    Map<String, Installed> byName = new LinkedHashMap<>();
    plugins.all(kind).forEach(plugin -> byName.putIfAbsent(plugin.name(), plugin));
    Listed<Map<String, Object>> branches = Listed.of(List.copyOf(byName.values()), branch);
    branches.unlisted().forEach(unlisted);
    return branches.entries();
  }

  private Map<String, Object> section(PluginKind kind) {
    List<Object> choices = new ArrayList<>();
    choices.add(word());
    choices.addAll(
        branches(
            kind,
            plugin ->
                branch(
                    plugin,
                    JsonSchema.properties(plugin.plugin().defaults()),
                    ExperimentReader.isStandard(kind, plugin.name()))));
    return oneOf(kind.word(), choices);
  }

  private Map<String, Object> task() {
    List<Object> choices = new ArrayList<>();
    choices.add(word());
    choices.add(mixture());
    choices.addAll(branches(PluginKind.TASK, ExperimentSchema::task));
    return oneOf("task", choices);
  }

  private static Map<String, Object> task(Installed installed) {
    Map<String, Object> properties =
        new LinkedHashMap<>(JsonSchema.properties(installed.plugin().defaults()));
    properties.putAll(JsonSchema.properties(TaskKeys.STANDARD));
    properties.putAll(JsonSchema.properties(MixtureKeys.STANDARD));
    properties.put(TaskSection.CONVERTED, JsonSchema.object(Conversion.NONE));
    return branch(installed, properties, false);
  }

  private static Map<String, Object> oneOf(String title, List<Object> choices) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("title", title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1));
    schema.put("oneOf", choices);
    return schema;
  }

  /** The name of a plugin alone. */
  private static Map<String, Object> word() {
    return Map.of("type", "string");
  }

  private static Map<String, Object> branch(
      Installed installed, Map<String, Object> parameters, boolean standard) {
    Plugin<?> plugin = installed.plugin();
    String names =
        Stream.concat(Stream.of(plugin.name()), plugin.aliases().stream())
            .collect(Collectors.joining("|", "^([A-Za-z0-9_.-]+:)?(?:", ")"));
    Map<String, Object> use = new LinkedHashMap<>();
    use.put("type", "string");
    use.put("pattern", names + VERSION);
    use.put("default", plugin.name());
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(ExperimentReader.USE, use);
    properties.putAll(parameters);
    Map<String, Object> branch = new LinkedHashMap<>();
    branch.put("title", plugin.name());
    branch.put("description", plugin.title());
    branch.put("type", "object");
    branch.put("properties", properties);
    if (!standard) {
      branch.put("required", List.of(ExperimentReader.USE));
    }
    branch.put("additionalProperties", false);
    return branch;
  }

  /** Several tasks at once; their own keys are as many as there are tasks. */
  private static Map<String, Object> mixture() {
    Map<String, Object> list =
        Map.of(
            "type",
            "array",
            "minItems",
            1,
            "items",
            Map.of(
                "anyOf",
                List.of(
                    word(), Map.of("type", "object", "required", List.of(ExperimentReader.USE)))));
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(ExperimentReader.USE, Map.of("type", "string", "pattern", SEVERAL));
    properties.put(TaskPlan.Combination.PARALLEL.key(), list);
    properties.put(TaskPlan.Combination.INTERLEAVED.key(), list);
    properties.putAll(JsonSchema.properties(MixtureKeys.Parallel.STANDARD));
    properties.putAll(JsonSchema.properties(MixtureKeys.STANDARD));
    properties.putAll(JsonSchema.properties(TaskKeys.STANDARD));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("title", "several tasks");
    schema.put("description", "Tasks in parallel, each in channels of its own, or in turn.");
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put(
        "anyOf",
        Stream.of(
                ExperimentReader.USE,
                TaskPlan.Combination.PARALLEL.key(),
                TaskPlan.Combination.INTERLEAVED.key())
            .map(key -> Map.of("required", List.of(key)))
            .toList());
    return schema;
  }

  private static Map<String, Object> curriculum() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(Stage.TASK, Map.of("type", List.of("string", "object")));
    properties.put(Stage.STOP, JsonSchema.object(StopRule.STANDARD));
    Map<String, Object> stage = new LinkedHashMap<>();
    stage.put("type", "object");
    stage.put("properties", properties);
    stage.put("additionalProperties", false);
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("title", "Curriculum");
    schema.put("description", "Stages of training on easier tasks that come before.");
    schema.put("type", "array");
    schema.put("items", stage);
    return schema;
  }
}
