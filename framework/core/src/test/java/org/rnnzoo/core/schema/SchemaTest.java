package org.rnnzoo.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.DurationLaw;

class SchemaTest {

  enum Kind {
    ONE,
    TWO_WORDS
  }

  record Limits(
      @Parameter(help = "", min = 1, max = 6) int both,
      @Parameter(help = "", above = 0, below = 1) double within,
      @Parameter(help = "", min = 0) Double least,
      @Parameter(help = "", max = 5) double most,
      @Parameter(help = "", above = 0) double above,
      @Parameter(help = "", below = 3) double below,
      @Parameter(help = "", min = 0, below = 1) double minBelow,
      @Parameter(help = "", above = 0, max = 1, unit = "ms") double aboveMax,
      @Parameter(help = "", min = 0, above = 0, max = 1) double minIsAbove,
      @Parameter(help = "", min = 0, max = 1, below = 1) double maxIsBelow,
      @Parameter(help = "", unit = "Hz") double free,
      @Parameter(help = "") Long any,
      @Parameter(help = "", min = 0.5, max = 1e16, unit = "ms") DurationLaw law) {}

  record Kinds(
      @Parameter(help = "") int i,
      @Parameter(help = "") long l,
      @Parameter(help = "") double d,
      @Parameter(help = "") boolean b,
      @Parameter(help = "") Kind e,
      @Parameter(help = "") DurationLaw law,
      @Parameter(help = "") String s,
      @Parameter(help = "") List<Integer> list,
      @Parameter(help = "") Inner group) {}

  record Lists(
      @Parameter(help = "") List<Integer> any,
      @Parameter(help = "", minItems = 2, maxItems = 2) List<Double> two,
      @Parameter(help = "", minItems = 1, maxItems = 3) List<String> some,
      @Parameter(help = "", minItems = 1) List<Long> many,
      @Parameter(help = "", maxItems = 3) List<Integer> few) {}

  record Inner(@Parameter(help = "") int x, @Parameter(help = "") Kind y) {}

  record Outer(
      @Parameter(help = "") int a,
      @Unwrapped Inner beside,
      @Parameter(help = "") Group group,
      @Parameter(help = "") List<Integer> list) {}

  record Group(@Parameter(help = "") DurationLaw law, @Unwrapped Inner within) {}

  record Refusing(@Parameter(help = "") int a) {
    @Override
    public int a() {
      throw new IllegalStateException("no");
    }
  }

  private static List<String> allowed(Class<? extends Record> type) {
    return Schema.of(type).fields().stream().map(Schema.Field::allowed).toList();
  }

  private static Schema.Field field(Class<? extends Record> type, String name) {
    return Schema.of(type).fields().stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyRangeIsToldInWords() {
    assertThat(allowed(Limits.class))
        .containsExactly(
            "a whole number from 1 to 6",
            "a number above 0 and below 1",
            "a number of at least 0",
            "a number of at most 5",
            "a number above 0",
            "a number below 3",
            "a number at least 0 and below 1",
            "a number above 0 and at most 1 ms",
            "a number above 0 and at most 1",
            "a number at least 0 and below 1",
            "a number in Hz",
            "a whole number",
            "a duration from 0.5 to 1.0E16 ms");
  }

  @Test
  void everyKindOfValueIsToldInWords() {
    assertThat(allowed(Kinds.class))
        .containsExactly(
            "a whole number",
            "a whole number",
            "a number",
            "true or false",
            "one of one, two-words",
            "a duration",
            "a word",
            "a list, each a whole number",
            "a group of keys");
  }

  @Test
  void everyKindOfValueHasOneWord() {
    assertThat(Schema.of(Kinds.class).fields().subList(0, 8).stream().map(Schema.Field::kind))
        .containsExactly(
            "integer", "integer", "number", "boolean", "choice", "duration", "text", "list");
  }

  @Test
  void howLongAListMayBeIsToldInWords() {
    assertThat(allowed(Lists.class))
        .containsExactly(
            "a list, each a whole number",
            "a list of 2, each a number",
            "a list of 1 to 3, each a word",
            "a list of at least 1, each a whole number",
            "a list of at most 3, each a whole number");
  }

  @Test
  void theEndsOfARangeBelongToItUnlessTheyAreExcluded() {
    assertThat(field(Limits.class, "both").range().allows(1)).isTrue();
    assertThat(field(Limits.class, "both").range().allows(6)).isTrue();
    assertThat(field(Limits.class, "both").range().allows(0)).isFalse();
    assertThat(field(Limits.class, "both").range().allows(7)).isFalse();
    assertThat(field(Limits.class, "within").range().allows(0)).isFalse();
    assertThat(field(Limits.class, "within").range().allows(0.5)).isTrue();
    assertThat(field(Limits.class, "within").range().allows(1)).isFalse();
  }

  @Test
  void aListMayHaveItsFewestAndItsMostElements() {
    Schema.Field some = field(Lists.class, "some");
    assertThat(List.of(0, 1, 3, 4).stream().map(some::allowsItems))
        .containsExactly(false, true, true, false);
  }

  @Test
  void allDurationsOfALawMustLieInTheRange() {
    Schema.Field law = field(Limits.class, "law");
    assertThat(law.allowsDuration(DurationLaw.uniform(0.5, 9))).isTrue();
    assertThat(law.allowsDuration(DurationLaw.uniform(0.25, 9))).isFalse();
    assertThat(law.allowsDuration(DurationLaw.uniform(1, 2e16))).isFalse();
    assertThat(law.allowsDuration(DurationLaw.exponential(1, 1))).isFalse();
    assertThat(field(Kinds.class, "law").allowsDuration(DurationLaw.exponential(1, 1))).isTrue();
  }

  @Test
  void aValueIsAllowedIfEveryNumberInItIs() {
    Schema.Field both = field(Limits.class, "both");
    assertThat(both.allowsValue(6)).isTrue();
    assertThat(both.allowsValue(7)).isFalse();
    assertThat(both.allowsValue(List.of(1, 6))).isTrue();
    assertThat(both.allowsValue(List.of(1, 7))).isFalse();
    assertThat(field(Lists.class, "two").allowsValue(List.of(1.0))).isFalse();
    assertThat(field(Limits.class, "free").allowsValue(Double.POSITIVE_INFINITY)).isFalse();
    assertThat(field(Limits.class, "law").allowsValue(DurationLaw.fixed(0.25))).isFalse();
    assertThat(field(Kinds.class, "s").allowsValue("word")).isTrue();
  }

  @Test
  void aRangeMayHaveNoHighestNumber() {
    assertThat(field(Limits.class, "least").range().hasHighest()).isFalse();
    assertThat(field(Limits.class, "most").range().hasHighest()).isTrue();
    assertThat(field(Limits.class, "below").range().hasHighest()).isTrue();
  }

  @Test
  void keysOfUnwrappedGroupsStandBesideTheOthers() {
    assertThat(Schema.of(Outer.class).names()).containsExactly("a", "x", "y", "group", "list");
  }

  @Test
  void aTreeHasWhatFilesHold() {
    assertThat(Schema.tree(outer()))
        .containsExactly(
            Map.entry("a", 1),
            Map.entry("x", 2),
            Map.entry("y", "two-words"),
            Map.entry("group", Map.of("law", "U(1, 2)", "x", 3, "y", "one")),
            Map.entry("list", List.of(4, 5)));
    assertThat(Schema.plainValue(DurationLaw.fixed(5))).isEqualTo(5.0);
  }

  @Test
  void everyParameterHasAPathToIt() {
    assertThat(Schema.leaves(outer()))
        .extracting(Schema.Leaf::path)
        .containsExactly("a", "x", "y", "group.law", "group.x", "group.y", "list");
    assertThat(Schema.leaves(outer())).extracting(Schema.Leaf::value).startsWith(1, 2);
  }

  private static Outer outer() {
    return new Outer(
        1,
        new Inner(2, Kind.TWO_WORDS),
        new Group(DurationLaw.uniform(1, 2), new Inner(3, Kind.ONE)),
        List.of(4, 5));
  }

  @Test
  void numbersHaveNoNeedlessDigits() {
    assertThat(Schema.plain(-3)).isEqualTo("-3");
    assertThat(Schema.plain(0.5)).isEqualTo("0.5");
    assertThat(Schema.plain(9999999999999998.0)).isEqualTo("9999999999999998");
    assertThat(Schema.plain(1e16)).isEqualTo("1.0E16");
    assertThat(Schema.plain(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
  }

  @Test
  void aValueThatCannotBeReadIsToldWithItsName() {
    Schema.Field field = Schema.of(Refusing.class).fields().get(0);
    assertThatThrownBy(() -> field.valueIn(new Refusing(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Cannot read 'a' of class ");
  }

  record Bare(int a) {}

  @Test
  void aComponentThatIsNoParameterIsTold() {
    assertThatThrownBy(() -> Schema.of(Bare.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Component 'a' of " + Bare.class.getName() + " has neither @Parameter nor @Unwrapped.");
  }
}
