package org.rnnzoo.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rnnzoo.core.plugin.PluginProblem;
import org.rnnzoo.core.plugin.PluginProblem.Kind;

class ProblemsTest {

  private final Problems problems = new Problems();

  private static PluginProblem problem(String sentence) {
    return new PluginProblem("echo.jar", "echo", Kind.LINKAGE, sentence, "Mend it.", null);
  }

  @Test
  void allAreToldInTheOrderOfTheirFiles() {
    problems.add("b", problem("two"));
    problems.add("a", problem("one"));
    problems.add("b", problem("three"));
    assertThat(problems.all())
        .extracting(PluginProblem::sentence)
        .containsExactly("one", "two", "three");
  }

  @Test
  void whatIsSaidTwiceOfAFileIsToldOnce() {
    problems.add("a", problem("one"));
    problems.add("a", problem("one"));
    assertThat(problems.of("a")).hasSize(1);
  }

  @Test
  void eachFileHasItsOwn() {
    problems.add("a", problem("one"));
    problems.add("b", problem("one"));
    assertThat(problems.of("a")).containsExactly(problem("one"));
    assertThat(problems.of("c")).isEmpty();
    assertThat(problems.all()).hasSize(2);
  }

  @Test
  void whatIsForgottenIsToldNoMore() {
    problems.add("a", problem("one"));
    problems.add("b", problem("two"));
    problems.forget("a");
    assertThat(problems.all()).containsExactly(problem("two"));
  }
}
