package org.rnnzoo.api;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequireTest {

  private static void assertRefused(ThrowingCallable condition, String sentence) {
    assertThatIllegalArgumentException().isThrownBy(condition).withMessage(sentence);
  }

  @Test
  void theEndsOfARangeBelongToIt() {
    Require.between("x", 2, 2, 8);
    Require.between("x", 8, 2, 8);
    Require.notNegative("x", 0);
    Require.belowOne("x", 0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.999, 8.001, Double.NaN, Double.NEGATIVE_INFINITY})
  void whatLiesOutsideIsRefused(double x) {
    assertRefused(
        () -> Require.between("x", x, 2, 8),
        "x is %s; it must be from 2 to 8.".formatted(Require.plain(x)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void aNumberThatMayNotBeNegativeIsFinite(double x) {
    assertRefused(
        () -> Require.notNegative("x", x),
        "x is %s; it must be a number of at least 0.".formatted(Require.plain(x)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void whatIsBelowOneIsNotOne(double x) {
    assertRefused(
        () -> Require.belowOne("x", x),
        "x is %s; it must be at least 0 and below 1.".formatted(Require.plain(x)));
  }
}
