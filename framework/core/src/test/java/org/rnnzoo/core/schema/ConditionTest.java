package org.rnnzoo.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

  @Test
  void itHasAKeyAndOneValueOrSeveral() {
    assertThat(Condition.parse("k=v")).isEqualTo(new Condition("k", List.of("v")));
    assertThat(Condition.parse("kind=tanh|relu"))
        .isEqualTo(new Condition("kind", List.of("tanh", "relu")));
    assertThat(Condition.parse("a=b=c")).isEqualTo(new Condition("a", List.of("b=c")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "k", "=v", "k="})
  void whatHasNoKeyOrNoValueIsNone(String text) {
    assertThatThrownBy(() -> Condition.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The condition '" + text + "' is not of the form key=value or key=value|other.");
  }

  @Test
  void itHoldsWhereTheKeyHasOneOfTheValues() {
    Condition condition = Condition.parse("units=8|16");
    assertThat(condition.holds(Map.of("units", 16))).isTrue();
    assertThat(condition.holds(Map.of("units", 1))).isFalse();
    assertThat(condition.holds(Map.of("other", 8))).isFalse();
  }
}
