package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

  @Test
  void nothingSteersTheTerminal() {
    assertThat(PlainText.of("\u001b[31mred\u0007\tΔ\nnext\r")).isEqualTo("[31mred\tΔ\nnext");
  }

  @Test
  void aCellHasOneLine() {
    assertThat(PlainText.onOneLine("one\n  two\u001b[0m three")).isEqualTo("one two [0m three");
    assertThat(new Table("A").row("x\ny").lines(0)).containsExactly("A", "x y");
  }
}
