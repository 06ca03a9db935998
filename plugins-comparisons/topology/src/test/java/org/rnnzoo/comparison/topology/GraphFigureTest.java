package org.rnnzoo.comparison.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.topology.Topology;

class GraphFigureTest {

  private static Topology.Portrait portrait(String input, Map<Integer, Integer> counts) {
    return new Topology.Portrait(input, new TreeMap<>(counts), FixedPoints.Completeness.CONSISTENT);
  }

  /** Two bits, with the states in some order, and points under the second input. */
  private static Topology flipFlop(double[][] outputs, int[][] transitions, int underSecond) {
    return new Topology(
        List.of(
            portrait("rest", Map.of(0, 4, 1, 4, 2, 1)),
            portrait("a=+1", Map.of(0, 1)),
            portrait("a=-1", Map.of(0, underSecond))),
        outputs,
        transitions);
  }

  private static final Topology ONE =
      flipFlop(
          new double[][] {{1, 1}, {1, -1}, {-1, -1}, {-1, 1}},
          new int[][] {{0, 3}, {1, 2}, {1, 2}, {0, Topology.ELSEWHERE}},
          1);

  private static final Topology SHUFFLED =
      flipFlop(
          new double[][] {{-0.99, 1.01}, {1.02, -1}, {1, 0.98}, {-1, -1}},
          new int[][] {{2, Topology.ELSEWHERE}, {1, 3}, {2, 0}, {1, 3}},
          2);

  @Test
  void statesStandInTheOrderOfTheirOutputs() {
    Topology ordered = StateOrder.byOutputs(SHUFFLED);
    assertThat(ordered.transitions()).isDeepEqualTo(ONE.transitions());
    assertThat(ordered.outputs()[0]).containsExactly(1, 0.98);
    assertThat(StateOrder.byOutputs(ONE).transitions()).isDeepEqualTo(ONE.transitions());
    Topology single =
        new Topology(
            List.of(portrait("rest", Map.of(0, 2)), portrait("a", Map.of(0, 1))),
            new double[][] {{-1}, {1}},
            new int[][] {{1}, {1}});
    assertThat(StateOrder.byOutputs(single).transitions()).isDeepEqualTo(new int[][] {{0}, {0}});
  }

  private static Figure figure() {
    return GraphFigure.of(
        List.of("A", "B"), List.of(ONE, StateOrder.byOutputs(SHUFFLED)), new int[] {9, 2});
  }

  @Test
  void titlesTellRunsAndPointsAndNotesWhatThePictureDoesNot() {
    assertThat(figure().panels())
        .extracting(Panel::title)
        .containsExactly("A, 9 of 11; 4/4/1", "B, 2 of 11; 4/4/1");
    assertThat(((Panel.Plot) figure().panels().get(1)).x().label())
        .isEqualTo("points unlike A under a=-1 (2, not 1)");
  }

  @Test
  void eachInputHasItsArrowsAndTheLegendNamesIt() {
    Panel.Plot first = (Panel.Plot) figure().panels().get(0);
    List<Layer.Arrows> arrows =
        first.layers().stream()
            .filter(Layer.Arrows.class::isInstance)
            .map(Layer.Arrows.class::cast)
            .toList();
    assertThat(arrows).extracting(Layer.Arrows::label).containsExactly("a=+1", "a=-1");
    assertThat(arrows).extracting(Layer.Arrows::ink).doesNotHaveDuplicates();
    assertThat(arrows.get(0).x()).hasSize(2);
    // From the fourth state, on the upper left, out to no state.
    int last = arrows.get(1).x().length - 1;
    assertThat(last).isEqualTo(2);
    assertThat(arrows.get(1).x()[last] + arrows.get(1).dx()[last]).isLessThan(-0.8);
    assertThat(arrows.get(1).y()[last] + arrows.get(1).dy()[last]).isGreaterThan(0.8);
    // To and fro between two states do not lie on each other.
    Layer.Arrows there = arrows.get(1);
    assertThat(there.dx()[1]).isCloseTo(-arrows.get(0).dx()[0], within(1e-9));
    assertThat(there.y()[1]).isNotCloseTo(arrows.get(0).y()[0], within(0.05));
  }

  @Test
  void countsOfGroupsStandSideBySideWithoutZeros() {
    Figure figure =
        TopologyFigures.classes(
            List.of("A", "B"), List.of("x", "y", "z"), new int[][] {{2, 2, 0}, {0, 1, 0}});
    Panel.Plot plot = (Panel.Plot) figure.panels().get(0);
    List<Layer.Points> points =
        plot.layers().stream()
            .filter(Layer.Points.class::isInstance)
            .map(Layer.Points.class::cast)
            .toList();
    assertThat(points).extracting(Layer.Points::label).containsExactly("x", "y");
    assertThat(points.get(0).x()).containsExactly(-0.125);
    assertThat(points.get(1).x()).containsExactly(0.125, 1);
    assertThat(points.get(1).y()).containsExactly(2, 1);
    assertThat(plot.y().categories()).containsExactly("0", "1", "2");
  }
}
