package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MaskTextTest {

  private static MaskText mask(String text) {
    return MaskText.parse("inputMask", text);
  }

  @Test
  void rowsArePartedByCommasAndBlanks() {
    assertThat(mask(" *- , 0+;-*\n").rows()).containsExactly("*-", "0+", "-*");
  }

  @Test
  void aSignStandsAtItsTargetAndItsSource() {
    assertThat(mask("*- 0+").at(0, 1)).isEqualTo('-');
    assertThat(mask("*- 0+").at(1, 0)).isEqualTo('0');
  }

  @Test
  void withoutRowsEveryWeightIsFree() {
    assertThat(mask("").everywhereFree()).isTrue();
    assertThat(mask("").at(3, 4)).isEqualTo('*');
    assertThat(mask("0").everywhereFree()).isFalse();
  }

  @Test
  void anotherSignIsRefusedWithItsRow() {
    assertThatThrownBy(() -> mask("** *x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "inputMask holds the row '*x'; use 0 for no connection, * for any weight, + for one of"
                + " at least 0 and - for one of at most 0.");
  }

  @Test
  void rowsOfDifferentLengthsAreRefused() {
    assertThatThrownBy(() -> mask("** *"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("inputMask has rows of different lengths: '**' and '*'.");
  }

  @Test
  void aMaskOfTheRightShapeOrNoneFits() {
    assertThatCode(() -> mask("** ** **").requireShape("inputMask", 3, 2))
        .doesNotThrowAnyException();
    assertThatCode(() -> mask("").requireShape("inputMask", 3, 2)).doesNotThrowAnyException();
  }

  @Test
  void aMaskWithTooFewRowsOrSignsIsRefused() {
    assertThatThrownBy(() -> mask("** **").requireShape("inputMask", 3, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("inputMask has 2 rows of 2 signs, but the circuit needs 3 rows of 2.");
    assertThatThrownBy(() -> mask("** **").requireShape("inputMask", 2, 3))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void eachMaskIsReadUnderItsOwnName() {
    CustomMasks masks = new CustomMasks("*-", "+", "0");
    assertThat(masks.recurrent().rows()).containsExactly("*-");
    assertThat(masks.input().rows()).containsExactly("+");
    assertThat(masks.readout().rows()).containsExactly("0");
    assertThat(masks.isNone()).isFalse();
    assertThat(new CustomMasks("", "", "").isNone()).isTrue();
    assertThatThrownBy(() -> new CustomMasks("", "x", "")).hasMessageStartingWith("inputMask ");
    assertThatThrownBy(() -> new CustomMasks("", "", "x")).hasMessageStartingWith("readoutMask ");
  }
}
