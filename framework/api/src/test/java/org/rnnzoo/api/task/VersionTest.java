package org.rnnzoo.api.task;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTest {

  @Test
  void aCardIsInOrder() {
    assertThatCode(() -> new Version.Card(0.5, 0.5, 0.98, 1)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.4, 0.9, 1",
    "0.5, 0.9, 0.9, 1",
    "0.5, 0.5, 0.9, 0.8",
    "-0.1, 0.5, 0.9, 1",
    "0.5, 0.5, 0.9, 1.1",
    "NaN, 0.5, 0.9, 1"
  })
  void aCardOutOfOrderIsRefused(double chance, double shortcut, double solved, double ceiling) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Version.Card(chance, shortcut, solved, ceiling))
        .withMessageStartingWith("A card needs 0 <= chance <= shortcut < solved <= ceiling <= 1");
  }
}
