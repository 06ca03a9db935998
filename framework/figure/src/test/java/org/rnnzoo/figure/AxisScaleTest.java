package org.rnnzoo.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.figure.Axis;

class AxisScaleTest {

  @Test
  void givenEndsAreKept() {
    AxisScale scale = AxisScale.fit(Axis.of("x", -2, 3), extent(0, 100), true);
    assertThat(scale.low()).isEqualTo(-2);
    assertThat(scale.high()).isEqualTo(3);
    assertThat(scale.place(0.5)).isEqualTo(0.5);
  }

  @Test
  void givenEndsMayRunBackwards() {
    AxisScale scale = AxisScale.fit(Axis.of("x", 3, -2), extent(0, 1), true);
    assertThat(scale.place(3)).isEqualTo(0);
    assertThat(scale.place(-2)).isEqualTo(1);
    assertThat(scale.ticks(5)).hasSizeBetween(3, 7);
  }

  @Test
  void fittedEndsLeaveRoomIfAsked() {
    assertThat(AxisScale.fit(Axis.of("x"), extent(0, 100), true).low()).isEqualTo(-5);
    assertThat(AxisScale.fit(Axis.of("x"), extent(0, 100), true).high()).isEqualTo(105);
    assertThat(AxisScale.fit(Axis.of("x"), extent(0, 100), false).high()).isEqualTo(100);
  }

  @Test
  void oneGivenEndIsKeptAndTheOtherFits() {
    AxisScale scale = AxisScale.fit(Axis.of("x", 0, Double.NaN), extent(1, 10), true);
    assertThat(scale.low()).isEqualTo(0);
    assertThat(scale.high()).isEqualTo(10.5);
  }

  @Test
  void dataBeyondTheOnlyGivenEndStillGiveAnAxis() {
    AxisScale above = AxisScale.fit(Axis.of("x", 5, Double.NaN), extent(1, 2), false);
    assertThat(above.low()).isEqualTo(5);
    assertThat(above.high()).isGreaterThan(5);
    AxisScale below = AxisScale.fit(Axis.of("x", Double.NaN, 0), extent(1, 2), false);
    assertThat(below.high()).isEqualTo(0);
    assertThat(below.low()).isLessThan(0);
  }

  @Test
  void constantDataLieInTheMiddle() {
    for (double value : new double[] {0, 7, -1e-9}) {
      AxisScale scale = AxisScale.fit(Axis.of("x"), extent(value, value), false);
      assertThat(scale.place(value)).isEqualTo(0.5, within(1e-9));
      assertThat(scale.high()).isGreaterThan(scale.low());
    }
  }

  @Test
  void anAxisWithoutDataIsStillAnAxis() {
    for (Axis axis : List.of(Axis.of("x"), Axis.logarithmic("x"), Axis.of("x", 2, 2))) {
      AxisScale scale = AxisScale.fit(axis, new Extent(axis.logarithmic()), true);
      assertThat(scale.high()).isGreaterThan(scale.low());
      assertThat(scale.ticks(5)).isNotEmpty();
    }
  }

  @Test
  void equalRatiosAreEquallyLongOnALogarithmicAxis() {
    AxisScale scale = AxisScale.fit(Axis.logarithmic("x"), extent(0.01, 100), false);
    assertThat(scale.place(1)).isEqualTo(0.5, within(1e-12));
    assertThat(scale.place(0)).isNaN();
    assertThat(scale.place(-1)).isNaN();
  }

  @Test
  void whatCannotBeShownDoesNotStretchTheAxis() {
    Extent extent = new Extent(true);
    extent.add(new double[] {Double.NaN, Double.POSITIVE_INFINITY, -3, 0, 2, 4});
    assertThat(extent.min()).isEqualTo(2);
    assertThat(extent.max()).isEqualTo(4);
  }

  @Test
  void categoriesAreNamedAtWholeNumbers() {
    AxisScale scale =
        AxisScale.fit(Axis.categories("x", List.of("a", "b")), new Extent(false), true);
    assertThat(scale.ticks(5)).containsExactly(new Tick(0, "a"), new Tick(1, "b"));
    assertThat(scale.place(0)).isEqualTo(0.25);
  }

  @Test
  void wholeNumbersInOrderAreThinnedToRoundOnes() {
    Axis counts = new Axis("runs", 0, 25.5, false, numbers(0, 25));
    assertThat(AxisScale.fit(counts, new Extent(false), true).ticks(7))
        .extracting(Tick::label)
        .containsExactly("0", "5", "10", "15", "20", "25");
    AxisScale ranks =
        AxisScale.fit(Axis.categories("rank", numbers(1, 9)), new Extent(false), true);
    assertThat(ranks.ticks(7))
        .containsExactly(new Tick(1, "2"), new Tick(3, "4"), new Tick(5, "6"), new Tick(7, "8"));
    assertThat(ranks.countsUp()).isTrue();
  }

  @Test
  void namesThatDoNotFollowOneAnotherAreNames() {
    for (List<String> names : List.of(List.of("2", "1"), List.of("1", "3"), List.of("0", ""))) {
      assertThat(AxisScale.fit(Axis.categories("", names), extent(), true).countsUp()).isFalse();
    }
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
  }

  private static Extent extent(double... values) {
    Extent extent = new Extent(false);
    extent.add(values);
    return extent;
  }
}
