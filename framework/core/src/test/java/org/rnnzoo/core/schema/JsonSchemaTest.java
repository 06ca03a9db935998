package org.rnnzoo.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.Help;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.core.io.Trees;

class JsonSchemaTest {

  enum Kind {
    @Help("Just one.")
    ONE,
    TWO_WORDS
  }

  enum Silent {
    A
  }

  record One(@Parameter(help = "How many.", min = 1, max = 6) int inputCount) {}

  record Told(
      @Parameter(
              help = "h",
              label = "A label",
              unit = "Hz",
              symbol = "σ",
              scale = Parameter.Scale.LOG,
              advanced = true,
              when = "kind=one|two-words")
          double rate,
      @Parameter(help = "h") double plain) {}

  record Kinds(
      @Parameter(help = "") boolean truth,
      @Parameter(help = "") Kind kind,
      @Parameter(help = "") Silent silent,
      @Parameter(help = "") String word,
      @Parameter(help = "", min = 1) DurationLaw law,
      @Parameter(help = "", unit = "ms") int tauMs,
      @Parameter(help = "", unit = "ms") double time) {}

  record Ranges(
      @Parameter(help = "", min = 0.5, max = 2) double closed,
      @Parameter(help = "", above = 0, below = 1) double open,
      @Parameter(help = "", min = 0, above = 0, max = 1, below = 1) double both,
      @Parameter(help = "", max = 9007199254740992.0) double large,
      @Parameter(help = "", max = 1e300) double huge,
      @Parameter(help = "") double free) {}

  record Lists(
      @Parameter(help = "", minItems = 1, maxItems = 3, min = 0) List<Integer> some,
      @Parameter(help = "") List<String> words) {}

  record Inner(@Parameter(help = "") int x) {}

  record Outer(
      @Parameter(help = "") int a, @Unwrapped Inner beside, @Parameter(help = "g") Inner group) {}

  private static final Kinds KINDS =
      new Kinds(true, Kind.ONE, Silent.A, "w", DurationLaw.fixed(2), 1, 1);

  @SuppressWarnings("unchecked")
  private static Map<String, Object> property(Record defaults, String name) {
    return (Map<String, Object>) JsonSchema.properties(defaults).get(name);
  }

  @Test
  void aRecordIsAnObjectWithoutOtherKeys() {
    assertThat(Trees.jsonLine(JsonSchema.object(new One(2))))
        .isEqualTo(
            "{\"type\":\"object\",\"properties\":{\"inputCount\":{\"title\":\"Input count\","
                + "\"description\":\"How many.\",\"type\":\"integer\",\"minimum\":1,\"maximum\":6,"
                + "\"default\":2}},\"additionalProperties\":false}");
  }

  @Test
  void whatJsonSchemaHasNoWordForStandsThereToo() {
    assertThat(property(new Told(1, 2), "rate"))
        .containsEntry("title", "A label")
        .containsEntry("x-unit", "Hz")
        .containsEntry("x-symbol", "σ")
        .containsEntry("x-scale", "log")
        .containsEntry("x-advanced", true)
        .containsEntry(
            "x-visible-if", Map.of("key", "kind", "values", List.of("one", "two-words")));
    assertThat(property(new Told(1, 2), "plain"))
        .containsOnlyKeys("title", "description", "type", "default");
  }

  @Test
  void everyKindOfValueHasItsType() {
    assertThat(property(KINDS, "truth")).containsEntry("type", "boolean");
    assertThat(property(KINDS, "kind"))
        .containsEntry("enum", List.of("one", "two-words"))
        .containsEntry("x-enum-help", Map.of("one", "Just one."))
        .containsEntry("default", "one");
    assertThat(property(KINDS, "silent")).doesNotContainKey("x-enum-help");
    assertThat(property(KINDS, "word")).containsEntry("type", List.of("string", "number"));
    assertThat(property(KINDS, "law"))
        .containsEntry("type", List.of("number", "string"))
        .containsEntry("x-kind", "duration")
        .containsEntry("minimum", 1L);
  }

  @Test
  void timesMayBeTextsWithTheirUnit() {
    assertThat(property(KINDS, "tauMs"))
        .containsEntry("title", "Tau")
        .containsEntry("type", List.of("integer", "string"));
    assertThat(property(KINDS, "time")).containsEntry("type", List.of("number", "string"));
    String pattern = (String) property(KINDS, "time").get("pattern");
    assertThat("1.5 s").matches(pattern);
    assertThat("1.5 h").doesNotMatch(pattern);
  }

  @Test
  void theEndsOfARangeAreExcludedWhereTheParameterExcludesThem() {
    Ranges ranges = new Ranges(1, 0.5, 0.5, 1, 1, 1);
    assertThat(property(ranges, "closed"))
        .containsEntry("minimum", 0.5)
        .containsEntry("maximum", 2L)
        .doesNotContainKeys("exclusiveMinimum", "exclusiveMaximum");
    for (String open : List.of("open", "both")) {
      assertThat(property(ranges, open))
          .containsEntry("exclusiveMinimum", 0L)
          .containsEntry("exclusiveMaximum", 1L)
          .doesNotContainKeys("minimum", "maximum");
    }
    assertThat(property(ranges, "free"))
        .doesNotContainKeys("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");
  }

  @Test
  void limitsAreWholeNumbersAsFarAsFilesHoldThemExactly() {
    Ranges ranges = new Ranges(1, 0.5, 0.5, 1, 1, 1);
    assertThat(property(ranges, "large")).containsEntry("maximum", 9007199254740992L);
    assertThat(property(ranges, "huge")).containsEntry("maximum", 1e300);
  }

  @Test
  void listsTellTheirElementsAndHowManyThereMayBe() {
    Lists lists = new Lists(List.of(1), List.of());
    assertThat(property(lists, "some"))
        .containsEntry("type", "array")
        .containsEntry("items", Map.of("type", "integer", "minimum", 0L))
        .containsEntry("minItems", 1)
        .containsEntry("maxItems", 3)
        .containsEntry("default", List.of(1));
    assertThat(property(lists, "words"))
        .containsEntry("type", List.of("array", "string"))
        .doesNotContainKeys("minItems", "maxItems");
  }

  @Test
  void groupsAreObjectsUnlessTheirKeysStandBesideTheOthers() {
    Outer outer = new Outer(1, new Inner(2), new Inner(3));
    assertThat(JsonSchema.properties(outer).keySet()).containsExactly("a", "x", "group");
    assertThat(property(outer, "group"))
        .containsEntry("title", "Group")
        .containsEntry("description", "g")
        .containsEntry("type", "object")
        .containsEntry("additionalProperties", false)
        .doesNotContainKey("default");
  }
}
