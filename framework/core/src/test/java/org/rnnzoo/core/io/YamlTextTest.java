package org.rnnzoo.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {

  @Test
  void hundredGroupsMayLieWithinEachOtherAndNoMore() {
    assertThat(YamlText.objection("[".repeat(100) + "]".repeat(100))).isEmpty();
    assertThat(YamlText.objection("[".repeat(101) + "]".repeat(101)))
        .contains(", line 1, column 101, is nested more than 100 deep.");
  }

  @Test
  void manyGroupsMayLieBesideEachOther() {
    assertThat(YamlText.objection("a:\n" + "- [1, {b: 2}]\n".repeat(200))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: {b: 1}\nc: [d, {e: 1}]\nf: 1",
        "a:\n- [b, [c]]\n- {d: [1]}\ne: {f: {g: 1}, h: [1]}",
        "[{a: 1}, [b]]",
        "--- \na: 1\n...\n",
        "# nothing"
      })
  void valuesMayBeListsAndGroups(String text) {
    assertThat(YamlText.objection(text)).isEmpty();
  }

  @Test
  void aGroupAfterAValueThatIsAGroupMayNotBeAKey() {
    assertThat(YamlText.objection("{a: {b: 1}, ? [c] : 2}"))
        .contains(", line 1, column 15, has a list or a group for a key; a key is a word.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: \"*x\"", "'<<': 1", "a: '.nan'", "a: x.nan", "a: .nano", "a: '!x'"})
  void inQuotesAndWithinAWordEverySignIsALetter(String text) {
    assertThat(YamlText.objection(text)).isEmpty();
  }

  @Test
  void whatIsAskedForIsSaidInTheEnd() {
    assertThat(YamlText.objection("a: +.Inf"))
        .contains(
            ", line 1, column 4, says +.Inf, which no setting can be; write a finite number.");
    assertThat(YamlText.objection("a: &x 1\nb: *x"))
        .contains(
            ", line 2, column 4, refers to another place (*x), which is not read here;"
                + " write the value out.");
    assertThat(YamlText.objection("a: !x 1"))
        .contains(", line 1, column 4, has a tag (!x), which is not read here; leave it out.");
    assertThat(YamlText.objection("a: 1\n--- \nb: 1"))
        .contains(", line 2, column 1, begins a second document ('---'); write one file for each.");
    assertThat(YamlText.objection("a:\n  <<: {b: 1}"))
        .contains(
            ", line 2, column 3, merges another group (<<), which is not read here;"
                + " write its keys out.");
  }

  @Test
  void whatIsNotWellFormedIsToldWithItsPlace() {
    assertThat(YamlText.objection("a: 'b").orElseThrow())
        .startsWith(", line 1, column ")
        .contains(" is not well-formed YAML: ")
        .endsWith(".");
  }

  @Test
  void aCharacterThatNoTextHasIsSaid() {
    assertThat(YamlText.objection("a: \u0000"))
        .contains(" is not well-formed YAML: it holds a character that no text has.");
  }
}
