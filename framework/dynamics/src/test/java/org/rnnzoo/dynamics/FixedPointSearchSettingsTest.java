package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FixedPointSearchSettingsTest {

  private static final FixedPointSearch SEARCH =
      new FixedPointSearch(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

  @Test
  void eachSettingIsChangedAlone() {
    assertThat(SEARCH.withSeeds(20))
        .isEqualTo(new FixedPointSearch(20, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    assertThat(SEARCH.withBatches(20))
        .isEqualTo(new FixedPointSearch(1, 20, 3, 4, 5, 6, 7, 8, 9, 10));
    assertThat(SEARCH.withTolerance(20))
        .isEqualTo(new FixedPointSearch(1, 2, 3, 20, 5, 6, 7, 8, 9, 10));
    assertThat(SEARCH.withSlowSpeed(20))
        .isEqualTo(new FixedPointSearch(1, 2, 3, 4, 20, 6, 7, 8, 9, 10));
    assertThat(SEARCH.withUniqueness(20))
        .isEqualTo(new FixedPointSearch(1, 2, 3, 4, 5, 20, 7, 8, 9, 10));
    assertThat(SEARCH.withFarFactor(20))
        .isEqualTo(new FixedPointSearch(1, 2, 3, 4, 5, 6, 20, 8, 9, 10));
    assertThat(SEARCH.withBound(20))
        .isEqualTo(new FixedPointSearch(1, 2, 3, 4, 5, 6, 7, 20, 9, 10));
    assertThat(SEARCH.withSeconds(20))
        .isEqualTo(new FixedPointSearch(1, 2, 3, 4, 5, 6, 7, 8, 20, 10));
    assertThat(SEARCH.withThreads(20))
        .isEqualTo(new FixedPointSearch(1, 2, 3, 4, 5, 6, 7, 8, 9, 20));
  }

  private static void assertRefused(String sentence, List<Supplier<FixedPointSearch>> searches) {
    for (Supplier<FixedPointSearch> search : searches) {
      assertThatThrownBy(search::get).hasMessage(sentence);
    }
  }

  @Test
  void thereIsAtLeastOneOfEach() {
    assertThat(new FixedPointSearch(1, 1, 1, 4, 5, 6, 7, 8, 9, 1).threads()).isEqualTo(1);
    assertRefused(
        "A search for fixed points needs at least one seed, batch, iteration and thread.",
        List.of(
            () -> SEARCH.withSeeds(0),
            () -> SEARCH.withBatches(0),
            () -> new FixedPointSearch(1, 2, 0, 4, 5, 6, 7, 8, 9, 10),
            () -> SEARCH.withThreads(0)));
  }

  @Test
  void onlyTheSlowSpeedMayBeZero() {
    assertThat(SEARCH.withSlowSpeed(0).slowSpeed()).isZero();
    assertRefused(
        "The tolerances and the far factor of a search for fixed points must be above 0.",
        List.of(
            () -> SEARCH.withTolerance(0),
            () -> SEARCH.withSlowSpeed(-1),
            () -> SEARCH.withSlowSpeed(Double.NaN),
            () -> SEARCH.withUniqueness(0),
            () -> SEARCH.withFarFactor(0)));
    assertRefused(
        "The bound and the time limit of a search for fixed points must be above 0.",
        List.of(() -> SEARCH.withBound(0), () -> SEARCH.withSeconds(0)));
  }

  /** x′ = 1 − x. */
  private static final FormulaSystem LEAK = FormulaSystem.flow(1, x -> new double[] {1 - x[0]});

  private static FixedPoints find(List<double[]> visited) {
    return FixedPointSearch.defaults()
        .withSeeds(1)
        .find(LEAK, new double[0], visited, new SplittableRandom(1));
  }

  @Test
  void aSearchNeedsAStateAndMakesDoWithTheOriginIfNoneIsFinite() {
    assertThatThrownBy(() -> find(List.of()))
        .hasMessage("A search for fixed points needs at least one state that the network visits.");
    assertThat(find(List.of(new double[] {Double.POSITIVE_INFINITY})).points())
        .extracting(point -> point.state()[0])
        .containsExactly(1.0);
  }
}
