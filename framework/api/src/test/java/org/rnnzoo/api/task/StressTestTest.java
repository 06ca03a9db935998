package org.rnnzoo.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StressTestTest {

  private record Waiting(double ms) {}

  private static final Version<Waiting> V1 =
      new Version<>("v1", "", "?", new Waiting(100), new Version.Card(0.5, 0.5, 0.98, 1));

  @Test
  void aVersionCollectsItsStressTestsInOrder() {
    Version<Waiting> version =
        V1.stress("longer", "It waits.", p -> new Waiting(2 * p.ms()), 0.9)
            .stress("much-longer", "It waits.", p -> new Waiting(3 * p.ms()), 0.8);
    assertThat(version.stressTests())
        .extracting(StressTest::name)
        .containsExactly("longer", "much-longer");
    assertThat(version.stressTests().get(0).applyTo(new Waiting(70))).isEqualTo(new Waiting(140));
    assertThat(V1.stressTests()).isEmpty();
  }

  @Test
  void noTwoHaveTheSameName() {
    Version<Waiting> version = V1.stress("longer", "It waits.", p -> p, 0.9);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> version.stressed(List.of(version.stressTests().get(0))))
        .withMessage("Two stress tests of v1 have the same name.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Longer", "long gaps", "-long", "long-"})
  void aNameIsWordsJoinedByHyphens(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> V1.stress(name, "It waits.", p -> p, 0.9))
        .withMessageContaining("'%s'", name);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN})
  void aBarIsAnAccuracy(double bar) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> V1.stress("longer", "It waits.", p -> p, bar))
        .withMessage(
            "The bar of the stress test 'longer' is %s; it must be above 0 and at most 1.", bar);
  }

  @Test
  @SuppressWarnings("NullAway") // what a plugin might do
  void whatChangesNothingIsNoStress() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> V1.stress("longer", "It waits.", null, 0.9))
        .withMessage("The stress test 'longer' changes nothing: its change is null.");
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.98, 0.93", "0.929, 0.97, 0.9495"})
  void theUsualBarIsALittleBelowTheVersionsAndAboveTheShortcut(
      double shortcut, double solved, double bar) {
    assertThat(new Version.Card(0.5, shortcut, solved, 1).stressBar())
        .isCloseTo(bar, within(1e-12));
  }
}
