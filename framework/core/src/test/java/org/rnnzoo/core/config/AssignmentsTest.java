package org.rnnzoo.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.UserException;

class AssignmentsTest {

  private static final Map<String, List<Plugin<?>>> SECTIONS =
      Map.of(
          "task", List.of(new TinyZoo.ScaleTask()),
          "model", List.of(new TinyZoo.FactorModel()));

  @Test
  void aKeyHasTheValueThatYamlReads() {
    assertThat(Assignments.parse(List.of("a=1", "b.c = [x, 2]", "d=k=v", "e=")))
        .containsExactly(
            Map.entry("a", 1),
            Map.entry("b.c", List.of("x", 2)),
            Map.entry("d", "k=v"),
            new AbstractMap.SimpleEntry<>("e", null));
  }

  @Test
  void ofTheSameKeyTheLastValueCountsInTheLastPlace() {
    assertThat(Assignments.parse(List.of("a=1", "b=2", "a=3")))
        .containsExactly(Map.entry("b", 2), Map.entry("a", 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"units", "=128", ""})
  void whatHasNoKeyIsTold(String text) {
    assertThatThrownBy(() -> Assignments.parse(List.of(text)))
        .isInstanceOf(UserException.class)
        .hasMessage("'" + text + "' is not of the form key=value, such as model.units=128.");
  }

  @Test
  void groupsAreMadeOnTheWayAndNotShared() {
    Map<String, Object> group = new LinkedHashMap<>(Map.of("x", 1));
    Map<String, Object> tree = new LinkedHashMap<>(Map.of("a", group));
    Assignments.put(tree, "a.b.c", 2);
    Assignments.put(tree, "d", 3);
    assertThat(tree).isEqualTo(Map.of("a", Map.of("x", 1, "b", Map.of("c", 2)), "d", 3));
    assertThat(group).containsOnlyKeys("x");
  }

  @Test
  void aWordInThePlaceOfAGroupNamesThePlugin() {
    Map<String, Object> tree = new LinkedHashMap<>(Map.of("model", "rate"));
    Assignments.put(tree, "model.units", 2);
    assertThat(tree).isEqualTo(Map.of("model", Map.of("use", "rate", "units", 2)));
  }

  @Test
  void aValueHasNoKeys() {
    Map<String, Object> tree = new LinkedHashMap<>(Map.of("seed", 3));
    assertThatThrownBy(() -> Assignments.put(tree, "seed.x", 1))
        .isInstanceOf(UserException.class)
        .hasMessage("'seed' is a value and has no key 'seed.x'.");
  }

  @Test
  void aShortKeyIsCompleted() {
    assertThat(Assignments.complete("units", SECTIONS)).isEqualTo("model.units");
    assertThat(Assignments.complete("sigma", SECTIONS)).isEqualTo("task.sigma");
  }

  @Test
  void aShortKeyOfSeveralParametersIsRefused() {
    Map<String, List<Plugin<?>>> twice = new LinkedHashMap<>();
    twice.put("model", List.of(new TinyZoo.FactorModel()));
    twice.put("trainer", List.of(new TinyZoo.FactorModel()));
    assertThatThrownBy(() -> Assignments.complete("units", twice))
        .isInstanceOf(UserException.class)
        .hasMessage("'units' may mean model.units or trainer.units; write the whole key.");
  }

  @Test
  void aKeyThatNoneHasIsToldWithTheOneThatMayBeMeant() {
    assertThatThrownBy(() -> Assignments.complete("sead", SECTIONS))
        .hasMessage(
            "There is no key 'sead', did you mean 'seed'?"
                + " Neither the experiment nor its task, model or trainer has it.");
    assertThatThrownBy(() -> Assignments.complete("segma", SECTIONS))
        .hasMessageStartingWith("There is no key 'segma', did you mean 'sigma'?");
  }

  record Inner(@Parameter(help = "") int depth) {}

  record Grouped(@Parameter(help = "") Inner group) {}

  private record WithGroup(Grouped defaults) implements Plugin<Grouped> {
    @Override
    public String name() {
      return "with-group";
    }

    @Override
    public String title() {
      return "With a group";
    }
  }

  @Test
  void theEndOfAKeyIsShortForIt() {
    Map<String, List<Plugin<?>>> sections =
        Map.of("model", List.of(new WithGroup(new Grouped(new Inner(1)))));
    assertThat(Assignments.isShort("depth", sections)).isTrue();
    assertThat(Assignments.isShort("group.depth", sections)).isFalse();
    assertThat(Assignments.complete("depth", sections)).isEqualTo("model.group.depth");
    assertThat(Assignments.complete("group.depth", sections)).isEqualTo("model.group.depth");
    assertThat(Assignments.complete("group", sections)).isEqualTo("model.group");
  }

  @Test
  void aKeyByItselfIsNotShort() {
    assertThat(Assignments.isShort("sigma", SECTIONS)).isFalse();
    assertThat(Assignments.isShort("nothing", SECTIONS)).isFalse();
  }
}
