package org.rnnzoo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Panel;

/**
 * What every plugin promises that gives a result. Not implemented by itself: the contracts of
 * analyses and comparisons extend it.
 */
public interface ResultContract extends PluginContract {

  /** The result of the plugin under test, on what its contract gives it. */
  Result resultWith(AnalysisContext context);

  @Test
  default void theSameStreamGivesTheSameResult() {
    Nd4j.getRandom().setSeed(1);
    Result first = resultWith(new TestAnalysisContext(1));
    Nd4j.getRandom().setSeed(2);
    Result second = resultWith(new TestAnalysisContext(2));
    assertThat(second.report()).as("report with two threads").isEqualTo(first.report());
    assertThat(second.values()).as("values with two threads").isEqualTo(first.values());
    assertThat(second.tables()).as("tables with two threads").isEqualTo(first.tables());
    assertThat(second.arrays()).as("arrays").containsOnlyKeys(first.arrays().keySet());
    first.arrays().forEach((name, array) -> assertSame(name, array, second.arrays().get(name)));
    assertThat(second.figures())
        .as("figures with two threads")
        .usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class)
        .isEqualTo(first.figures());
  }

  @Test
  default void whatItFindsIsWellFormed() {
    Result result = resultWith(new TestAnalysisContext(1));
    assertAll(
        () -> assertReport(result.report()),
        () -> assertValues(result.values()),
        () -> assertArrays(result.arrays()),
        () -> assertFigures(result.figures()));
  }

  @Test
  default void itTellsHowFarItIs() {
    TestAnalysisContext context = new TestAnalysisContext(1);
    resultWith(context);
    assertThat(context.fractions())
        .as("reported fractions")
        .isNotEmpty()
        .allSatisfy(fraction -> assertThat(fraction).isBetween(0.0, 1.0))
        .isSorted();
  }

  @Test
  default void itStopsWhenAsked() {
    AnalysisContext stopping =
        new TestAnalysisContext(1) {
          @Override
          public void progress(String activity, double fraction) {
            throw new CancellationException();
          }
        };
    assertThatThrownBy(() -> resultWith(stopping))
        .as("a plugin that is asked to stop")
        .isInstanceOf(CancellationException.class);
  }

  private static void assertSame(String name, INDArray expected, INDArray found) {
    assertThat(found.shape()).as("shape of array %s", name).containsExactly(expected.shape());
    assertThat(found.dup('c').data().asDouble())
        .as("array %s with two threads", name)
        .containsExactly(expected.dup('c').data().asDouble());
  }

  private static void assertReport(List<String> lines) {
    assertThat(lines)
        .as("report")
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).isNotBlank().doesNotContain("\n"));
  }

  private static void assertValues(Map<String, ?> values) {
    values.forEach(
        (name, value) -> {
          assertThat(name).as("name of a value").matches(Names.KEY);
          if (value instanceof List<?> rows) {
            rows.forEach(row -> assertRow(name, row));
          } else {
            assertScalar(name, value);
          }
        });
  }

  private static void assertArrays(Map<String, INDArray> arrays) {
    arrays.forEach(
        (name, array) -> {
          assertThat(name).as("name of an array").matches(Names.KEY);
          assertThat(array.isEmpty()).as("array %s is empty", name).isFalse();
        });
  }

  private static void assertFigures(Map<String, Figure> figures) {
    figures.forEach(
        (name, figure) -> {
          assertThat(name).as("name of a figure").matches(Names.SLUG);
          assertFigure(name, figure);
        });
  }

  private static void assertRow(String table, Object row) {
    assertThat(row).as("row of table %s", table).isInstanceOf(Map.class);
    ((Map<?, ?>) row)
        .forEach(
            (column, value) -> {
              assertThat(column.toString()).as("column of %s", table).matches(Names.KEY);
              assertScalar(table + "." + column, value);
            });
  }

  private static void assertScalar(String name, Object value) {
    assertThat(value)
        .as("value %s", name)
        .isInstanceOfAny(Number.class, String.class, Boolean.class);
    if (value instanceof Number number) {
      assertThat(Double.isFinite(number.doubleValue()))
          .as("value %s, %s, is finite", name, number)
          .isTrue();
    }
  }

  private static void assertFigure(String name, Figure figure) {
    assertThat(figure.description()).as("description of figure %s", name).isNotBlank();
    for (Panel panel : figure.panels()) {
      if (panel instanceof Panel.Plot plot) {
        assertThat(plot.layers()).as("layers of figure %s", name).isNotEmpty();
      } else if (panel instanceof Panel.Circuit circuit) {
        assertThat(circuit.nodes()).as("nodes of figure %s", name).isNotEmpty();
      }
    }
  }
}
