package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

  private final Table table =
      new Table("NAME", "PROVIDES")
          .row("one", "task hold, task other, model rate and a number of others")
          .row("two", "/a/path/without/any/space/in/it/that/goes/on.jar");

  @Test
  void withoutALimitARowIsALine() {
    assertThat(table.lines(0)).hasSize(3).element(2).asString().endsWith("goes/on.jar");
  }

  @Test
  void theWidestColumnGoesOnBelowWhereTheTerminalEnds() {
    assertThat(table.lines(2, 30))
        .containsExactly(
            "  NAME  PROVIDES",
            "  one   task hold, task other,",
            "        model rate and a",
            "        number of others",
            "  two   /a/path/without/any/",
            "        space/in/it/that/goes/",
            "        on.jar")
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(30));
  }

  @Test
  void aWordThatIsTooLongIsBrokenAtItsJoints() {
    assertThat(new Table("A", "B").row("x", "task context-dependent-decisions").lines(0, 25))
        .containsExactly("A  B", "x  task", "   context-dependent-", "   decisions");
    assertThat(new Table("A", "B").row("x", "abcdefghijklmnopq").lines(0, 15))
        .containsExactly("A  B", "x  abcdefghijkl", "   mnopq");
  }

  @Test
  void aTerminalTooNarrowForAnyTableStillEnds() {
    assertThat(table.lines(0, 1)).hasSizeGreaterThan(3);
    assertThat(new Table("A", "B").row("x", "y").lines(0, 1))
        .containsExactly("x", "    b", "    y");
  }

  @Test
  void aNameIsNeverBrokenAndWhatIsSaidOfItStandsBelow() {
    Table runs =
        new Table("RUN", "STATE", "ACCURACY", "VERDICT")
            .row("20261130-032622_flip-flop-v1", "done", 0.8176, "not reached")
            .row("other", "lost", "-", "");
    assertThat(runs.lines(0, 40))
        .containsExactly(
            "20261130-032622_flip-flop-v1",
            "    state done; accuracy 0.8176; verdict",
            "    not reached",
            "other",
            "    state lost");
    assertThat(runs.lines(0, 60)).hasSize(3).first().asString().startsWith("RUN");
  }

  @Test
  void textIsBrokenAtSpacesAndAPathStaysWhole() {
    assertThat(new Paragraph("one two /a/long/path/to/it three", 2, 4).lines(12))
        .containsExactly("  one two", "    /a/long/path/to/it", "    three");
    assertThat(new Paragraph("one two").lines(Integer.MAX_VALUE)).containsExactly("one two");
  }
}
