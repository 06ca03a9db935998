package org.rnnzoo.comparison.complexity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;

class AgainstMemoryFigureTest {

  private static final double NONE = Double.POSITIVE_INFINITY;
  private static final Interval UNKNOWN = interval(0, Double.NaN, Double.NaN, Double.NaN);

  private static Interval interval(int n, double value, double low, double high) {
    return new Interval(value, low, high, n, List.of());
  }

  private static Interval few(double... values) {
    return new Interval(
        values[values.length - 1],
        values[0],
        values[values.length - 1],
        values.length,
        Arrays.stream(values).boxed().toList());
  }

  private static Summary task(String name, double bits, Interval rank, Interval truncated) {
    TaskComplexity of =
        new TaskComplexity(
            name,
            "rate",
            new Memory(new HeldMemory(bits, "answer"), Optional.empty()),
            rank,
            new MinimalRank(new TreeMap<>()),
            List.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            List.of(),
            List.of(),
            0);
    return new Summary(
        of, truncated, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
  }

  private static Panel.Plot panel(int place, Summary... summaries) {
    return (Panel.Plot)
        AgainstMemoryFigure.of(List.of(summaries)).orElseThrow().panels().get(place);
  }

  private static Layer.Points points(Panel.Plot plot, Layer.Mark mark) {
    return plot.layers().stream()
        .filter(Layer.Points.class::isInstance)
        .map(Layer.Points.class::cast)
        .filter(points -> points.mark() == mark)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tasksOfAsManyBitsHaveColumnsOfTheirOwnAndTheirM() {
    Panel.Plot plot =
        panel(
            0,
            task("b", 1, interval(5, 2, 1, 3), UNKNOWN),
            task("c", 1, interval(5, 4, 4, 4), UNKNOWN),
            task("a", 0.74, interval(5, 1, 1, 1), UNKNOWN));
    assertThat(plot.x().categories()).containsExactly("a", "b", "c");
    assertThat(points(plot, Layer.Mark.DISC).x()).containsExactly(0, 1, 2);
    assertThat(points(plot, Layer.Mark.DISC).y()).containsExactly(1, 2, 4);
    Layer.Curve memory = (Layer.Curve) plot.layers().get(0);
    assertThat(memory.label()).isEqualTo("M (bits)");
    assertThat(new double[] {memory.y()[0], memory.y()[3], memory.y()[6]})
        .containsExactly(0.74, 1, 1);
    assertThat(plot.y().categories()).containsExactly("0", "1", "2", "3", "4");
  }

  @Test
  void anIntervalWithoutUpperEndRunsToTheEdge() {
    Panel.Plot plot =
        panel(
            0,
            task("a", 1, interval(5, 4, 1, NONE), UNKNOWN),
            task("b", 1, interval(5, NONE, 5, NONE), UNKNOWN));
    Layer.Arrows open =
        plot.layers().stream()
            .filter(Layer.Arrows.class::isInstance)
            .map(Layer.Arrows.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(open.label()).isNotEmpty();
    assertThat(open.x()).containsExactly(0, 1);
    assertThat(open.y()).containsExactly(1, 5);
    assertThat(open.y()[0] + open.dy()[0]).isCloseTo(5.5, within(1e-9));
    assertThat(points(plot, Layer.Mark.DISC).x()).containsExactly(0);
    assertThat(points(plot, Layer.Mark.RING).x()).containsExactly(1);
    assertThat(points(plot, Layer.Mark.RING).y()[0]).isCloseTo(5.5, within(1e-9));
    assertThat(plot.y().max()).isGreaterThan(5.5);
  }

  @Test
  void ofFewNetworksEachIsDrawnAndNoBar() {
    Panel.Plot plot =
        panel(
            1,
            task("a", 1, interval(5, 1, 1, 1), few(21, 58)),
            task("b", 1, interval(5, 1, 1, 1), few(30, NONE)));
    assertThat(points(plot, Layer.Mark.CROSS).x()).containsExactly(0, 0, 1);
    assertThat(points(plot, Layer.Mark.CROSS).y()).containsExactly(21, 58, 30);
    assertThat(points(plot, Layer.Mark.RING).x()).containsExactly(1);
    assertThat(points(plot, Layer.Mark.DISC).x()).isEmpty();
    assertThat(((Layer.Curve) plot.layers().get(2)).x()).isEmpty();
  }

  @Test
  void theLegendIsInTheFirstPanelAndOfWhatIsSomewhereInTheFigure() {
    Summary one = task("a", 1, interval(5, 1, 1, 1), few(21, 58));
    assertThat(panel(0, one).layers().stream().map(Layer::label).filter(l -> !l.isEmpty()))
        .containsExactly("M (bits)", "value, 90 % interval", "single networks, of fewer than 3");
    assertThat(panel(1, one).layers()).allMatch(layer -> layer.label().isEmpty());
  }

  @Test
  void whatNoneReachedIsAtTheEdgeAndWhatWasNotMeasuredHasNoPanel() {
    assertThat(AgainstMemoryFigure.of(List.of())).isEmpty();
    assertThat(AgainstMemoryFigure.of(List.of(task("a", 1, UNKNOWN, UNKNOWN)))).isEmpty();
    Panel.Plot none = panel(0, task("a", 2, interval(5, NONE, NONE, NONE), UNKNOWN));
    assertThat(points(none, Layer.Mark.RING).y()[0]).isCloseTo(2.2, within(1e-9));
  }

  @Test
  void aModelIsNamedOnlyWhereATaskHasSeveral() {
    TaskComplexity one = task("a@v1,b@v1", 1, UNKNOWN, UNKNOWN).of();
    assertThat(TaskComplexity.names(List.of(one))).containsExactly("a@v1, b@v1");
    assertThat(TaskComplexity.names(List.of(one, one)))
        .containsExactly("a@v1, b@v1, rate", "a@v1, b@v1, rate");
  }
}
