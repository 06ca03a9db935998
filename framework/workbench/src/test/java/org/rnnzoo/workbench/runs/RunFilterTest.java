package org.rnnzoo.workbench.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnnzoo.core.UserException;

class RunFilterTest {

  private static final Map<String, Object> GOOD =
      Map.of("name", "a", "state", "done", "accuracy", 0.95, "step", 100L);
  private static final Map<String, Object> POOR =
      Map.of("name", "b", "state", "done", "accuracy", 0.5, "step", 2000L);
  private static final Map<String, Object> YOUNG = Map.of("name", "c", "state", "running");

  private static List<Object> selected(String where) {
    return RunFilter.parse(where).select(List.of(GOOD, POOR, YOUNG)).stream()
        .map(run -> run.get("name"))
        .toList();
  }

  @Test
  void anEmptyFilterTakesAll() {
    assertThat(selected(" ")).containsExactly("a", "b", "c");
  }

  @Test
  void numbersAreComparedAsNumbers() {
    assertThat(selected("accuracy>0.9")).containsExactly("a");
    assertThat(selected("step<500")).containsExactly("a");
    assertThat(selected("accuracy<=.95")).containsExactly("a", "b");
    assertThat(selected("step!=100")).containsExactly("b");
  }

  @Test
  void wordsAreCompared() {
    assertThat(selected("state=done")).containsExactly("a", "b");
    assertThat(selected("state == running")).containsExactly("c");
  }

  @Test
  void allComparisonsMustHold() {
    assertThat(selected("state=done and accuracy >= 0.5 and step>=2000")).containsExactly("b");
  }

  @Test
  void aRunWithoutTheKeyDoesNotMatch() {
    Map<String, Object> unknown = new LinkedHashMap<>(YOUNG);
    unknown.put("accuracy", null);
    assertThat(RunFilter.parse("accuracy<1").select(List.of(unknown, GOOD))).containsExactly(GOOD);
  }

  @Test
  void mistakesAreNamed() {
    assertThatThrownBy(() -> selected("accuracy"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("'accuracy' is no comparison");
    assertThatThrownBy(() -> selected("acuracy>1"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no run has 'acuracy'")
        .hasMessageContaining("accuracy");
    assertThatThrownBy(() -> selected("accuracy>high"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("a number");
  }
}
