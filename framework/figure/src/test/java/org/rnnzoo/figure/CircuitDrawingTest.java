package org.rnnzoo.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Figure.Width;
import org.rnnzoo.api.figure.Panel.Circuit;
import org.rnnzoo.api.figure.Panel.Link;
import org.rnnzoo.api.figure.Panel.Node;
import org.rnnzoo.api.figure.Panel.Role;
import org.rnnzoo.figure.RecordingCanvas.Disc;
import org.rnnzoo.figure.RecordingCanvas.Shape;
import org.rnnzoo.figure.RecordingCanvas.Word;

class CircuitDrawingTest {

  private static final List<Node> PAIR =
      List.of(new Node("a", Role.UNIT, 0.2, 0.5), new Node("b", Role.UNIT, 0.8, 0.5));

  @Test
  void positiveLinksEndInAnArrowAndNegativeOnesInABar() {
    RecordingCanvas positive = draw(PAIR, new Link(0, 1, 1));
    assertThat(positive.shapes).filteredOn(CircuitDrawingTest::isHead).hasSize(2); // and the key
    assertThat(positive.texts()).contains("positive").doesNotContain("negative");
    RecordingCanvas negative = draw(PAIR, new Link(0, 1, -1));
    assertThat(negative.shapes).noneMatch(CircuitDrawingTest::isHead);
    assertThat(negative.lines(Wire.NEGATIVE)).hasSize(4);
    assertThat(negative.texts()).contains("negative", "−1.00");
  }

  private static boolean isHead(Shape shape) {
    return shape.closed() && shape.x().length == 3;
  }

  @Test
  void arrowsStopAtTheTarget() {
    RecordingCanvas canvas = draw(PAIR, new Link(0, 1, 1));
    Shape head =
        canvas.shapes.stream().filter(CircuitDrawingTest::isHead).findFirst().orElseThrow();
    Disc target = canvas.discs.get(1);
    double gap = Math.hypot(head.x()[0] - target.x(), head.y()[0] - target.y()) - target.radius();
    assertThat(gap).isBetween(0.1, 0.6);
  }

  @Test
  void widthGrowsWithWeight() {
    RecordingCanvas canvas = draw(PAIR, new Link(0, 1, -1), new Link(1, 0, -0.5));
    double[] widths =
        canvas.shapes.stream()
            .filter(s -> !s.closed() && s.look().width() > 0.31)
            .mapToDouble(s -> s.look().width())
            .sorted()
            .toArray();
    assertThat(widths[widths.length - 1]).isLessThanOrEqualTo(1.2);
    assertThat(widths).contains(widths[widths.length - 1] / 2);
  }

  @Test
  void negligibleAndUnknownWeightsAreLeftOut() {
    RecordingCanvas canvas =
        draw(PAIR, new Link(0, 1, 1), new Link(1, 0, 0.01), new Link(0, 0, Double.NaN));
    assertThat(canvas.texts()).containsOnlyOnce("1.00").doesNotContain("0.01");
    assertThat(canvas.texts()).contains("weights below 2 % of the strongest not drawn");
  }

  @Test
  void nothingIsSaidOfWeightsLeftOutWhereNoneIs() {
    assertThat(draw(PAIR, new Link(0, 1, 1), new Link(1, 0, 0)).texts())
        .noneMatch(text -> text.contains("not drawn"));
  }

  @Test
  void numbersOfNeighbouringLinksAreReadApart() {
    List<Node> fan =
        List.of(
            new Node("context.motion", Role.INPUT, 0.08, 11 / 12.),
            new Node("context.color", Role.INPUT, 0.08, 9 / 12.),
            new Node("motion.right", Role.INPUT, 0.08, 7 / 12.),
            new Node("motion.left", Role.INPUT, 0.08, 5 / 12.),
            new Node("color.right", Role.INPUT, 0.08, 3 / 12.),
            new Node("color.left", Role.INPUT, 0.08, 1 / 12.),
            new Node("x1", Role.UNIT, 0.5, 0.5),
            new Node("right", Role.OUTPUT, 0.92, 0.75),
            new Node("left", Role.OUTPUT, 0.92, 0.25));
    RecordingCanvas canvas =
        draw(
            fan,
            new Link(0, 6, 0.38),
            new Link(1, 6, 0.44),
            new Link(2, 6, 0.19),
            new Link(3, 6, -0.27),
            new Link(4, 6, 1.04),
            new Link(6, 6, -0.08),
            new Link(6, 7, 1.24),
            new Link(6, 8, 0.4));
    Box upper = labelled(canvas, "0.19");
    Box lower = labelled(canvas, "−0.27");
    assertThat(upper.grown(0.2).overlaps(lower)).isFalse();
  }

  private static Box labelled(RecordingCanvas canvas, String text) {
    return canvas.words.stream()
        .filter(word -> word.text().equals(text))
        .findFirst()
        .orElseThrow()
        .box();
  }

  @Test
  void loopsStayOutsideTheirNode() {
    Spot spot = new Spot(PAIR.get(0), 50, 50, 3, true, new Box(0, 0, 100, 100));
    List<Wire> wires =
        new Router(List.of(spot), List.of(new Link(0, 0, 1)), new Box(0, 0, 100, 100), 1).route();
    Polyline way = wires.get(0).sampled(50);
    double farthest = 0;
    for (int i = 0; i < 50; i++) {
      double distance = Math.hypot(way.x()[i] - 50, way.y()[i] - 50);
      assertThat(distance).isGreaterThan(2.99);
      farthest = Math.max(farthest, distance);
    }
    assertThat(farthest).isBetween(5.0, 3 + Router.loopReach(3) + 0.5);
  }

  @Test
  void linksGoAroundNodesThatStandInTheWay() {
    List<Node> row = new ArrayList<>(PAIR);
    row.add(new Node("c", Role.UNIT, 0.5, 0.5));
    List<Spot> spots = new ArrayList<>();
    for (Node node : row) {
      spots.add(new Spot(node, 100 * node.x(), 50, 3, true, new Box(0, 0, 100, 100)));
    }
    List<Wire> wires =
        new Router(spots, List.of(new Link(0, 1, 1)), new Box(0, 0, 100, 100), 1).route();
    Polyline way = wires.get(0).sampled(50);
    for (int i = 0; i < 50; i++) {
      assertThat(Math.hypot(way.x()[i] - 50, way.y()[i] - 50)).isGreaterThan(3);
    }
  }

  @Test
  void twoLinksBetweenTheSameNodesTakeDifferentWays() {
    List<Spot> spots = new ArrayList<>();
    for (Node node : PAIR) {
      spots.add(new Spot(node, 100 * node.x(), 50, 3, true, new Box(0, 0, 100, 100)));
    }
    List<Link> links = List.of(new Link(0, 1, 1), new Link(1, 0, 1));
    List<Wire> wires = new Router(spots, links, new Box(0, 0, 100, 100), 1).route();
    double apart = wires.get(0).curve().y(0.5) - wires.get(1).curve().y(0.5);
    assertThat(Math.abs(apart)).isGreaterThan(5);
  }

  @Test
  void numbersHideNeitherNodesNorOneAnother() {
    Random random = new Random(1);
    for (int trial = 0; trial < 40; trial++) {
      List<Node> nodes = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        double angle = 2 * Math.PI * i / 4;
        nodes.add(
            new Node("x" + i, Role.UNIT, 0.5 + 0.4 * Math.cos(angle), 0.5 + 0.4 * Math.sin(angle)));
      }
      Link[] links = new Link[16];
      for (int i = 0; i < 16; i++) {
        links[i] = new Link(i % 4, Math.floorDiv(i, 4), random.nextGaussian());
      }
      RecordingCanvas canvas = draw(nodes, links);
      List<Word> numbers =
          canvas.words.stream().filter(w -> w.text().matches("−?\\d\\.\\d\\d")).toList();
      assertThat(numbers).hasSizeGreaterThan(10);
      for (int i = 0; i < numbers.size(); i++) {
        Box box = numbers.get(i).box().grown(-0.45);
        for (Disc disc : canvas.discs) {
          double x = Math.max(box.left(), Math.min(box.right(), disc.x()));
          double y = Math.max(box.top(), Math.min(box.bottom(), disc.y()));
          assertThat(Math.hypot(x - disc.x(), y - disc.y())).isGreaterThan(disc.radius());
        }
        for (int j = 0; j < i; j++) {
          assertThat(box.overlaps(numbers.get(j).box().grown(-0.45))).isFalse();
        }
      }
    }
  }

  @Test
  void largeCircuitsTellTheirStrongestWeightInsteadOfAll() {
    List<String> texts =
        RecordingCanvas.of(
                new Figure("", "", Width.COLUMN, 1, List.of(SampleFigures.contextCircuit())))
            .texts();
    assertThat(texts).noneMatch(text -> text.matches("−?\\d\\.\\d\\d"));
    assertThat(texts).anyMatch(text -> text.startsWith("strongest weight: "));
  }

  private static RecordingCanvas draw(List<Node> nodes, Link... links) {
    Circuit circuit = new Circuit("", 0.7, nodes, List.of(links));
    return RecordingCanvas.of(new Figure("", "", Width.COLUMN, 1, List.of(circuit)));
  }
}
