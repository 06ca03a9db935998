package org.rnnzoo.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.core.Mistake;

class BinderTest {

  enum Kind {
    ONE,
    TWO_WORDS
  }

  record Numbers(
      @Parameter(help = "") int i,
      @Parameter(help = "") long l,
      @Parameter(help = "", min = -5) double d,
      @Parameter(help = "", unit = "ms") double ms,
      @Parameter(help = "", unit = "ms") int wholeMs) {}

  record Words(
      @Parameter(help = "") boolean b,
      @Parameter(help = "") Kind kind,
      @Parameter(help = "") String s,
      @Parameter(help = "", max = 100, unit = "ms") DurationLaw law) {}

  record Lists(
      @Parameter(help = "", minItems = 1, maxItems = 2) List<Integer> some,
      @Parameter(help = "") List<Double> numbers,
      @Parameter(help = "") List<String> words) {}

  record Inner(@Parameter(help = "") int x) {}

  record Outer(
      @Parameter(help = "") int a, @Unwrapped Inner beside, @Parameter(help = "") Inner group) {}

  record Picky(@Parameter(help = "") int a) {
    Picky {
      if (a == 13) {
        throw new IllegalArgumentException("Not thirteen.");
      } else if (a == 14) {
        throw new IllegalStateException("broken");
      }
    }
  }

  record Odd(@Parameter(help = "") float a) {}

  private static final Numbers NUMBERS = new Numbers(1, 2, 3, 4, 5);
  private static final Words WORDS = new Words(true, Kind.ONE, "s", DurationLaw.fixed(1));
  private static final Lists LISTS = new Lists(List.of(1), List.of(), List.of());
  private static final Outer OUTER = new Outer(1, new Inner(2), new Inner(3));

  private final Mistakes mistakes = new Mistakes();
  private final Binder binder = new Binder(mistakes);

  private <R extends Record> R bind(R defaults, Map<String, Object> tree) {
    return binder.bind(Place.of("p"), defaults, tree);
  }

  private List<String> told() {
    return mistakes.all().stream().map(Mistake::sentence).toList();
  }

  @Test
  void whatIsLeftOutKeepsItsDefault() {
    assertThat(bind(NUMBERS, Map.of("l", 7))).isEqualTo(new Numbers(1, 7, 3, 4, 5));
    assertThat(mistakes.isEmpty()).isTrue();
  }

  @Test
  void aMistakeLeavesAllDefaults() {
    assertThat(bind(NUMBERS, Map.of("l", 7, "i", "x"))).isSameAs(NUMBERS);
    assertThat(told()).containsExactly("p.i is x; it must be a whole number.");
  }

  @Test
  void wholeNumbersMayBeWrittenWithAFractionOfZero() {
    assertThat(bind(NUMBERS, Map.of("i", -2.0, "l", 1e15)))
        .isEqualTo(new Numbers(-2, 1_000_000_000_000_000L, 3, 4, 5));
  }

  @Test
  void wholeNumbersReachAsFarAsFilesHoldThemExactly() {
    long most = 1L << 53;
    assertThat(bind(NUMBERS, Map.of("l", -most)).l()).isEqualTo(-most);
    assertThat(bind(NUMBERS, Map.of("l", (double) most)).l()).isEqualTo(most);
    assertThat(bind(NUMBERS, Map.of("l", BigInteger.valueOf(most))).l()).isEqualTo(most);
    assertThat(mistakes.isEmpty()).isTrue();
    bind(NUMBERS, Map.of("l", most + 1));
    bind(NUMBERS, Map.of("l", -most - 1));
    bind(NUMBERS, Map.of("l", BigInteger.TWO.pow(64)));
    bind(NUMBERS, Map.of("l", 1e16));
    assertThat(told())
        .containsExactly(
            "p.l is 9007199254740993; it must be a whole number.",
            "p.l is -9007199254740993; it must be a whole number.",
            "p.l is 18446744073709551616; it must be a whole number.",
            "p.l is 1.0E16; it must be a whole number.");
  }

  @Test
  void aNumberThatIsTooLargeForItsKeyIsTold() {
    assertThat(bind(NUMBERS, Map.of("i", (double) Integer.MAX_VALUE)).i())
        .isEqualTo(Integer.MAX_VALUE);
    bind(NUMBERS, Map.of("i", 2147483648L));
    bind(NUMBERS, Map.of("i", -2147483648.0));
    assertThat(told())
        .containsExactly(
            "p.i is 2147483648; it must be a whole number, at most 2147483647.",
            "p.i is -2.147483648E9; it must be a whole number, at most 2147483647.");
  }

  @Test
  void numbersAreFinite() {
    assertThat(bind(NUMBERS, Map.of("d", 7)).d()).isEqualTo(7);
    bind(NUMBERS, Map.of("d", Double.POSITIVE_INFINITY));
    bind(NUMBERS, Map.of("d", "7"));
    bind(NUMBERS, Map.of("d", -6));
    assertThat(told())
        .containsExactly(
            "p.d is Infinity; it must be a number of at least -5.",
            "p.d is 7; it must be a number of at least -5.",
            "p.d is -6; it must be a number of at least -5.");
  }

  @Test
  void timesMayCarryTheirUnitAndNothingElseMay() {
    assertThat(bind(NUMBERS, Map.of("ms", "0.2 s", "wholeMs", "3s")))
        .isEqualTo(new Numbers(1, 2, 3, 200, 3000));
    assertThat(bind(NUMBERS, Map.of("ms", " 1e1 ms ")).ms()).isEqualTo(10);
    bind(NUMBERS, Map.of("d", "1 ms"));
    bind(NUMBERS, Map.of("ms", "1 h"));
    bind(NUMBERS, Map.of("ms", "1-1 ms"));
    assertThat(told())
        .containsExactly(
            "p.d is 1 ms; it must be a number of at least -5.",
            "p.ms is 1 h; it must be a number in ms.",
            "p.ms is 1-1 ms; it must be a number in ms.");
  }

  @Test
  void wordsMayLookLikeNumbers() {
    assertThat(bind(WORDS, Map.of("b", false, "kind", "Two_Words", "s", 7)))
        .isEqualTo(new Words(false, Kind.TWO_WORDS, "7", DurationLaw.fixed(1)));
  }

  @Test
  void whatIsNoWordIsTold() {
    bind(WORDS, Map.of("b", "false", "kind", "three", "s", true));
    assertThat(told())
        .containsExactly(
            "p.b is false; it must be true or false.",
            "p.kind is three; it must be one of one, two-words.",
            "p.s is true; it must be a word.");
  }

  @Test
  void durationsAreNumbersOrLaws() {
    assertThat(bind(WORDS, Map.of("law", 5)).law()).isEqualTo(DurationLaw.fixed(5));
    assertThat(bind(WORDS, Map.of("law", "0.05 s")).law()).isEqualTo(DurationLaw.fixed(50));
    assertThat(bind(WORDS, Map.of("law", "U(1, 100)")).law())
        .isEqualTo(DurationLaw.uniform(1, 100));
    bind(WORDS, Map.of("law", "U(1, 101)"));
    bind(WORDS, Map.of("law", -1));
    assertThat(told())
        .containsExactly(
            "p.law is U(1, 101); it must be a duration of at most 100 ms.",
            "p.law: A duration of -1 ms is not possible; it must be 0 or more.");
  }

  @Test
  void listsHaveElementsOfOneKind() {
    assertThat(bind(LISTS, Map.of("some", List.of(3, 4), "numbers", List.of(1, 0.5))))
        .isEqualTo(new Lists(List.of(3, 4), List.of(1.0, 0.5), List.of()));
    bind(LISTS, Map.of("some", List.of(1, "x")));
    assertThat(mistakes.all())
        .containsExactly(
            new Mistake(
                "/p/some/1", "p.some is x; it must be a list of 1 to 2, each a whole number."));
  }

  @Test
  void listsThatAreTooShortOrTooLongAreTold() {
    bind(LISTS, Map.of("some", List.of()));
    bind(LISTS, Map.of("some", List.of(1, 2, 3)));
    assertThat(told())
        .containsExactly(
            "p.some is []; it must be a list of 1 to 2, each a whole number.",
            "p.some is [1, 2, 3]; it must be a list of 1 to 2, each a whole number.");
  }

  @Test
  void ofWordsASingleOneOrAGroupIsAListToo() {
    assertThat(bind(LISTS, Map.of("words", "one")).words()).containsExactly("one");
    assertThat(bind(LISTS, Map.of("words", 1)).words()).containsExactly("1");
    Map<String, Object> group = new LinkedHashMap<>();
    group.put("fixation", 4);
    group.put("go", "yes");
    assertThat(bind(LISTS, Map.of("words", group)).words()).containsExactly("fixation=4", "go=yes");
    bind(LISTS, Map.of("words", true));
    bind(LISTS, Map.of("numbers", 1));
    bind(LISTS, Map.of("numbers", Map.of("a", 1)));
    assertThat(told())
        .containsExactly(
            "p.words is true; it must be a list, each a word.",
            "p.numbers is 1; it must be a list, each a number.",
            "p.numbers is {a=1}; it must be a list, each a number.");
  }

  @Test
  void anEmptyElementIsTold() {
    bind(LISTS, Map.of("some", Arrays.asList(1, null)));
    assertThat(told())
        .containsExactly("p.some is empty; it must be a list of 1 to 2, each a whole number.");
  }

  @Test
  void groupsAreBoundWhereTheyStand() {
    assertThat(bind(OUTER, Map.of("x", 7, "group", Map.of("x", 8))))
        .isEqualTo(new Outer(1, new Inner(7), new Inner(8)));
    bind(OUTER, Map.of("group", 3));
    bind(OUTER, Map.of("group", Map.of("y", 1)));
    assertThat(told())
        .containsExactly(
            "p.group is 3; it must be a group of keys.",
            "There is no key 'p.group.y', did you mean 'x'?");
  }

  @Test
  void unknownKeysAreMistakesUnlessTheRecordOnlyTakesItsOwn() {
    Map<String, Object> tree = new LinkedHashMap<>(Map.of("x", 7, "nothing", 1));
    assertThat(binder.take(Place.of("p"), OUTER, tree).beside()).isEqualTo(new Inner(7));
    assertThat(tree).containsOnlyKeys("nothing");
    assertThat(mistakes.isEmpty()).isTrue();
    bind(OUTER, tree);
    assertThat(told())
        .containsExactly("There is no key 'p.nothing'; the keys of p are: a, x, group.");
  }

  @Test
  void theRecordHasTheLastWord() {
    assertThat(bind(new Picky(1), Map.of("a", 13))).isEqualTo(new Picky(1));
    binder.bind(Place.ROOT, new Picky(1), Map.of("a", 13));
    assertThat(told()).containsExactly("p: Not thirteen.", "Not thirteen.");
  }

  @Test
  void aRecordThatBreaksIsNoMistakeOfTheUser() {
    assertThatThrownBy(() -> bind(new Picky(1), Map.of("a", 14)))
        .isInstanceOf(BrokenRecordException.class)
        .hasMessageMatching(
            "The parameters of p cannot be made, as [\\w.$]+Picky failed: IllegalStateException.*");
    assertThatThrownBy(() -> bind(new Odd(1), Map.of("a", 2)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Parameter 'p.a' has type float, which no file can hold.");
  }

  @Test
  void keysOfAMapAreWords() {
    assertThat(Binder.tree(Map.of(1, "a"))).isEqualTo(Map.of("1", "a"));
  }

  private record Hidden(@Parameter(help = "") int a) {}

  @Test
  void aRecordMayBePrivate() {
    assertThat(bind(new Hidden(1), Map.of())).isEqualTo(new Hidden(1));
    assertThat(bind(new Hidden(1), Map.of("a", 2))).isEqualTo(new Hidden(2));
  }

  @Test
  void whatIsReadAgainIsWrongAgainAndToldOnce() {
    Map<String, Object> tree = Map.of("some", List.of("x"), "numbers", 1);
    assertThat(bind(LISTS, tree)).isSameAs(LISTS);
    assertThat(bind(LISTS, tree)).isSameAs(LISTS);
    assertThat(bind(NUMBERS, Map.of("i", "x"))).isSameAs(NUMBERS);
    assertThat(bind(NUMBERS, Map.of("i", "x"))).isSameAs(NUMBERS);
    assertThat(told()).hasSize(3);
  }
}
