package org.rnnzoo.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThrownTest {

  /** What a plugin throws may fail itself. */
  private static final class Odd extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException();
    }

    @Override
    public synchronized Throwable getCause() {
      throw new StackOverflowError();
    }
  }

  @Test
  void itIsToldByItsTypeAndItsFirstLine() {
    assertThat(Thrown.words(new IllegalStateException(" No.\nMore")))
        .isEqualTo("IllegalStateException: No");
    assertThat(Thrown.words(new StackOverflowError())).isEqualTo("StackOverflowError");
    assertThat(Thrown.words(new IllegalStateException("x") {}))
        .isEqualTo("IllegalStateException: x");
  }

  @Test
  void whatItSaysOfItselfMayFail() {
    assertThat(Thrown.words(new Odd())).isEqualTo("Odd");
    Odd odd = new Odd();
    assertThat(Thrown.chain(odd)).containsExactly(odd);
    Throwable outer = new IllegalArgumentException("outer", odd);
    assertThat(Thrown.chain(outer)).containsExactly(outer, odd);
  }

  @Test
  void aCircleOfCausesIsGoneThroughTwentyTimesAtMost() {
    Exception a = new Exception("a");
    Exception b = new Exception("b", a);
    a.initCause(b);
    assertThat(Thrown.chain(a)).hasSize(20).startsWith(a, b, a);
  }

  @Test
  void aLineNeitherSteersTheTerminalNorFillsIt() {
    assertThat(Thrown.firstLine("red \u001b[31mred\u0007")).isEqualTo("red [31mred");
    assertThat(Thrown.firstLine("x".repeat(501))).isEqualTo("x".repeat(500) + "…");
    assertThat(Thrown.firstLine("x".repeat(500))).hasSize(500);
    assertThat(Thrown.firstLine("  ")).isEmpty();
  }
}
