package org.rnnzoo.analysis.fixedpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rnnzoo.analysis.fixedpoints.Points.saddle;
import static org.rnnzoo.analysis.fixedpoints.Points.stable;

import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.dynamics.AttractorGraph;
import org.rnnzoo.dynamics.AttractorGraph.Transition;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.InputPulse;

class AttractorFigureTest {

  private static final Offset<Double> CLOSE = within(1e-12);
  private static final InputPulse UP = new InputPulse("cue +1", new double[] {1}, 3);
  private static final InputPulse DOWN = new InputPulse("cue -1", new double[] {-1}, 3);

  private static List<Layer> layers(FixedPoints points, AttractorGraph graph) {
    return ((Panel.Plot) new AttractorFigure(Points.SYSTEM, points, graph).draw().panels().get(0))
        .layers();
  }

  /** Four stable points, the numbers 0, 1, 2 and 3, between which two pulses lead. */
  private static List<Layer> four() {
    return layers(
        Points.of(
            stable(0, 0), stable(0.1, 0), stable(0.2, 0.1), stable(0, -0.1), saddle(0.5, 0.5)),
        new AttractorGraph(
            List.of(0, 1, 2, 3),
            List.of(UP, DOWN),
            List.of(
                new Transition(0, UP, OptionalInt.of(1)),
                new Transition(1, UP, OptionalInt.of(1)),
                new Transition(2, UP, OptionalInt.empty()),
                new Transition(3, DOWN, OptionalInt.of(1)))));
  }

  @Test
  void pointsStandOnACircleClockwiseFromTheTop() {
    Layer.Points points = (Layer.Points) four().get(6);
    assertThat(points.x()).containsExactly(new double[] {0, 1, 0, -1}, CLOSE);
    assertThat(points.y()).containsExactly(new double[] {1, 0, -1, 0}, CLOSE);
  }

  @Test
  void aPointIsLabelledOutsideByItsNumberFromOneAndItsOutputs() {
    Layer.Text label = (Layer.Text) four().get(4);
    assertThat(label.label()).isEqualTo("1: 0.0");
    assertThat(label.x()).isCloseTo(0, CLOSE);
    assertThat(label.y()).isCloseTo(-1.28, CLOSE);
  }

  @Test
  void onlyAPulseThatLeadsElsewhereHasAnArrow() {
    Layer.Arrows up = (Layer.Arrows) four().get(0);
    assertThat(up.label()).isEqualTo("cue +1");
    assertThat(up.x()).hasSize(1);
    Layer.Arrows down = (Layer.Arrows) four().get(1);
    assertThat(down.label()).isEqualTo("cue -1");
    assertThat(down.x()).hasSize(1);
  }

  @Test
  void anArrowLeavesAGapAndLiesToTheLeftOfTheLine() {
    // From the bottom to the right, along (1, 1)/√2, with (−1, 1)/√2 to its left.
    Layer.Arrows up = (Layer.Arrows) four().get(0);
    double root = Math.sqrt(0.5);
    assertThat(up.x()[0]).isCloseTo(0.14 * root - 0.03 * root, CLOSE);
    assertThat(up.y()[0]).isCloseTo(-1 + 0.14 * root + 0.03 * root, CLOSE);
    assertThat(up.dx()[0]).isCloseTo(1 - 0.28 * root, CLOSE);
    assertThat(up.dy()[0]).isCloseTo(1 - 0.28 * root, CLOSE);
  }

  @Test
  void theArrowOfAnotherPulseLiesFartherAside() {
    // From the left to the right, with up to its left.
    Layer.Arrows down = (Layer.Arrows) four().get(1);
    assertThat(down.x()[0]).isCloseTo(-1 + 0.14, CLOSE);
    assertThat(down.y()[0]).isCloseTo(0.06, CLOSE);
    assertThat(down.dx()[0]).isCloseTo(2 - 0.28, CLOSE);
    assertThat(down.dy()[0]).isCloseTo(0, CLOSE);
  }

  @Test
  void neighboursOnTheCircleAreThoseOfTheNearestOutputs() {
    assertThat(four())
        .filteredOn(Layer.Text.class::isInstance)
        .extracting(Layer::label)
        .containsExactly("3: 3.0", "2: 1.0", "1: 0.0", "4: -1.0");
  }

  @Test
  void theAxesMeasureNothingAndAreBare() {
    Panel.Plot plot =
        (Panel.Plot)
            new AttractorFigure(
                    Points.SYSTEM,
                    Points.of(stable(0, 0)),
                    new AttractorGraph(List.of(0), List.of(), List.of()))
                .draw()
                .panels()
                .get(0);
    assertThat(plot.x().label()).isEmpty();
    assertThat(plot.x().categories()).containsExactly("");
    assertThat(plot.y().label()).isEmpty();
    assertThat(plot.y().categories()).containsExactly("");
  }

  @Test
  void aFigureOfOnePointIsLowAndSaysThatNoPulseLeadsElsewhere() {
    Figure figure =
        new AttractorFigure(
                Points.SYSTEM,
                Points.of(stable(0, 0)),
                new AttractorGraph(
                    List.of(0), List.of(UP), List.of(new Transition(0, UP, OptionalInt.of(0)))))
            .draw();
    assertThat(figure.title()).isEqualTo("Where pulses lead: nowhere else");
    assertThat(figure.panels().get(0).aspect()).isEqualTo(0.25);
  }

  @Test
  void aSinglePointStandsInTheMiddleWithItsLabelBelowAndNoPulse() {
    List<Layer> layers =
        layers(
            Points.of(stable(0, 0)),
            new AttractorGraph(
                List.of(0), List.of(UP), List.of(new Transition(0, UP, OptionalInt.of(0)))));
    assertThat(layers).extracting(Layer::label).containsExactly("1: 0.0", "stable");
    assertThat(((Layer.Text) layers.get(0)).y()).isLessThan(-0.2);
    Layer.Points points = (Layer.Points) layers.get(1);
    assertThat(points.x()).containsExactly(0);
    assertThat(points.y()).containsExactly(0);
  }

  @Test
  void labelsOfThreePointsStandOnACircleToo() {
    List<Layer> layers =
        layers(
            Points.of(stable(0, 0), stable(0.1, 0), stable(0.2, 0)),
            new AttractorGraph(List.of(0, 1, 2), List.of(), List.of()));
    Layer.Text right = (Layer.Text) layers.get(1);
    assertThat(right.x()).isCloseTo(1.28 * Math.sqrt(0.75), CLOSE);
    assertThat(right.y()).isCloseTo(-0.64, CLOSE);
  }
}
