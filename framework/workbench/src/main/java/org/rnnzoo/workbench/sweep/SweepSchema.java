package org.rnnzoo.workbench.sweep;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.rnnzoo.core.config.ExperimentSchema;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.schema.JsonSchema;
import org.rnnzoo.core.schema.Schema;

/** What may stand in the file of a sweep, as JSON Schema 2020-12. */
public final class SweepSchema {

  private SweepSchema() {}

  /**
   * The schema over the plugins at hand.
   *
   * @param unlisted told of each plugin that fails when it is asked, and so is not in the schema
   */
  public static Map<String, Object> of(Plugins plugins, Consumer<String> unlisted) {
    Map<String, Object> experiment = new LinkedHashMap<>(ExperimentSchema.of(plugins, unlisted));
    experiment.remove("$schema");
    // What it lacks may stand on an axis.
    experiment.remove("required");
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(
        "experiment",
        described(
            "A file beside this one, or the experiment itself.",
            Map.of("oneOf", List.of(Map.of("type", "string"), experiment))));
    properties.put("axes", described("What differs; the cells are their product.", axes()));
    properties.put("zip", described("Keys that change together.", listOf(axes())));
    properties.put("exclude", described("Cells to leave out.", listOf(Map.of("type", "object"))));
    properties.put("analyses", described("What is done with each network.", analyses()));
    properties.put(
        "order",
        described(
            "In which order the cells are worked on.",
            Map.of("enum", Arrays.stream(Order.values()).map(Schema::key).toList())));
    properties.put(
        "batch", described("What a batch system is told.", JsonSchema.object(Batch.STANDARD)));
    properties.put(
        "recipes",
        described(
            "Whether each cell starts from the recipe of its task.", Map.of("type", "boolean")));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", JsonSchema.DIALECT);
    schema.put("title", "Sweep");
    schema.put("description", "One experiment in many variations.");
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", List.of("experiment"));
    schema.put("additionalProperties", false);
    return schema;
  }

  private static Map<String, Object> described(String sentence, Map<String, Object> schema) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("description", sentence);
    described.putAll(schema);
    return described;
  }

  private static Map<String, Object> listOf(Map<String, Object> items) {
    return Map.of("type", "array", "items", items);
  }

  /** By key: a list of values, a range such as 1..5 in words, or a law with its bounds. */
  private static Map<String, Object> axes() {
    return Map.of(
        "type",
        "object",
        "additionalProperties",
        Map.of("type", List.of("array", "string", "number", "boolean", "object")));
  }

  private static Map<String, Object> analyses() {
    return Map.of(
        "type",
        List.of("array", "string"),
        "items",
        Map.of(
            "anyOf",
            List.of(
                Map.of("type", "string"),
                Map.of(
                    "type",
                    "object",
                    "required",
                    List.of("use"),
                    "properties",
                    Map.of(
                        "where",
                        described(
                            "The cells that get it, by values of keys; all if missing.",
                            Map.of("type", "object")))))));
  }
}
