package org.rnnzoo.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.core.config.TaskPlan.Combination;

class MixtureTextTest {

  private static MixtureText read(Combination combination, String... tasks) {
    return new MixtureText(combination, List.of(tasks));
  }

  @Test
  void signsTellHowTasksAreCombined() {
    assertThat(MixtureText.parse("a@v1")).isEqualTo(read(Combination.ALONE, "a@v1"));
    assertThat(MixtureText.parse("a*1")).isEqualTo(read(Combination.PARALLEL, "a"));
    assertThat(MixtureText.parse("a*2")).isEqualTo(read(Combination.PARALLEL, "a", "a"));
    assertThat(MixtureText.parse("a + b *2")).isEqualTo(read(Combination.PARALLEL, "a", "b", "b"));
    assertThat(MixtureText.parse("a, b*2")).isEqualTo(read(Combination.INTERLEAVED, "a", "b", "b"));
  }

  @Test
  void signsInARangeOfVersionsAreItsOwn() {
    assertThat(MixtureText.parse("a@[1,2)")).isEqualTo(read(Combination.ALONE, "a@[1,2)"));
    assertThat(MixtureText.parse("a@(1,2]+b"))
        .isEqualTo(read(Combination.PARALLEL, "a@(1,2]", "b"));
    assertThat(MixtureText.parse("a@v1@[1,2),b@(1,2]"))
        .isEqualTo(read(Combination.INTERLEAVED, "a@v1@[1,2)", "b@(1,2]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "+a", "a+", "a,,b", "a*0"})
  void aPlaceWithoutATaskIsTold(String text) {
    assertThatThrownBy(() -> MixtureText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + text + "' names no task; write for example flip-flop@v1*2.");
  }

  @Test
  void bothSignsAtOnceAreRefused() {
    assertThatThrownBy(() -> MixtureText.parse("a+b,c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'a+b,c' mixes tasks in parallel (+) and in turn (,); choose one.");
  }
}
