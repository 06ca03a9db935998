package org.rnnzoo.figure;

import java.util.ArrayList;
import java.util.List;
import org.rnnzoo.api.figure.Panel.Circuit;
import org.rnnzoo.api.figure.Panel.Link;
import org.rnnzoo.api.figure.Panel.Node;
import org.rnnzoo.api.figure.Panel.Role;

/** Nodes and weighted links. */
final class CircuitDrawing implements PanelDrawing {

  /** Links weaker than this share of the strongest are left out: nobody could see them. */
  private static final double NEGLIGIBLE = 0.02;

  /** Up to so many links carry their weight in numbers. */
  private static final int NUMBERED = 24;

  private static final double WIDEST = 1.2;
  private static final double LARGEST_NODE = 3.2;
  private static final double SMALLEST_NODE = 0.9;
  private static final double KEY_GAP = 1.4;
  private static final double BETWEEN_ENTRIES = 3;

  /** Labels beside nodes may take this share of the width on either side. */
  private static final double WIDEST_LABEL = 0.27;

  /** The size of nodes depends on their distance and the other way round. */
  private static final int ROUNDS = 6;

  private final Circuit circuit;
  private final Slot slot;
  private final Box box;
  private final List<Link> links;

  /** The nodes with labels that leave room for links. */
  private final List<Node> nodes;

  /** A circuit has no axes, so it also takes the space that others in its column need for them. */
  CircuitDrawing(Circuit circuit, Slot slot) {
    this.circuit = circuit;
    this.slot = slot;
    box =
        new Box(
            slot.left() - slot.before(),
            slot.top(),
            slot.before() + slot.width() + slot.after(),
            circuit.aspect() * slot.width());
    links = visibleLinks();
    nodes =
        circuit.nodes().stream()
            .map(n -> new Node(shortened(n.label()), n.role(), n.x(), n.y()))
            .toList();
  }

  private String shortened(String label) {
    return Lines.shorten(label, WIDEST_LABEL * box.width(), TextStyle.SMALL);
  }

  private List<Link> visibleLinks() {
    int count = circuit.nodes().size();
    double largest = 0;
    for (Link link : circuit.links()) {
      if (Math.min(link.from(), link.to()) < 0 || Math.max(link.from(), link.to()) >= count) {
        throw new IllegalArgumentException(
            "The circuit '%s' has a link from node %s to node %s; its nodes are 0 to %s."
                .formatted(circuit.title(), link.from(), link.to(), count - 1));
      }
      if (Double.isFinite(link.weight())) {
        largest = Math.max(largest, Math.abs(link.weight()));
      }
    }
    double least = largest * NEGLIGIBLE;
    return circuit.links().stream()
        .filter(l -> Double.isFinite(l.weight()) && l.weight() != 0)
        .filter(l -> Math.abs(l.weight()) >= least)
        .toList();
  }

  /** Places the nodes, as large as the distance of the two nearest allows. */
  private List<Spot> place() {
    List<Spot> spots = place(LARGEST_NODE);
    for (int round = 0; round < ROUNDS; round++) {
      // Smaller nodes need less room around them, so the next round places them farther apart.
      spots = place(Math.max(SMALLEST_NODE, Math.min(LARGEST_NODE, 0.3 * nearest(spots))));
    }
    return spots;
  }

  private List<Spot> place(double radius) {
    boolean loops = links.stream().anyMatch(l -> l.from() == l.to());
    double around = radius + 0.5 + (loops ? Router.loopReach(radius) : 0);
    double left = radius + 0.3;
    double right = left;
    double bottom = around;
    for (Node node : nodes) {
      double reach = Spot.reach(node, radius, labelsInside(node.role(), radius)) + 0.3;
      switch (node.role()) {
        case INPUT -> left = Math.max(left, reach);
        case UNIT -> bottom = Math.max(bottom, reach);
        case OUTPUT -> right = Math.max(right, reach);
      }
    }
    double width = box.width() - left - right;
    double height = box.height() - around - bottom;
    List<Spot> placed = new ArrayList<>();
    for (Node node : nodes) {
      double x = box.left() + left + node.x() * width;
      double y = box.top() + around + (1 - node.y()) * height;
      placed.add(new Spot(node, x, y, radius, labelsInside(node.role(), radius), box));
    }
    return placed;
  }

  /** Labels stand in nodes of a role if all of them fit. */
  private boolean labelsInside(Role role, double radius) {
    return nodes.stream()
        .filter(node -> node.role() == role)
        .allMatch(node -> Spot.fits(node.label(), radius));
  }

  private static double nearest(List<Spot> spots) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < spots.size(); i++) {
      for (int j = 0; j < i; j++) {
        double dx = spots.get(i).x() - spots.get(j).x();
        double dy = spots.get(i).y() - spots.get(j).y();
        nearest = Math.min(nearest, Math.hypot(dx, dy));
      }
    }
    return nearest;
  }

  @Override
  public Space space() {
    double rows = keyRows().size() * TextStyle.SMALL.lineHeight();
    double key = rows > 0 ? KEY_GAP + rows : 0;
    return new Space(-slot.before(), 0, 0, 0, 0.6, key, box.height());
  }

  @Override
  public void draw(Canvas canvas) {
    List<Spot> spots = place();
    double radius = spots.isEmpty() ? LARGEST_NODE : spots.get(0).radius();
    double widest = Math.min(WIDEST, 0.36 * radius);
    List<Wire> wires = new Router(spots, links, box, widest).route();
    for (Wire wire : wires) {
      canvas.beginGroup(name(wire.link()));
      wire.draw(canvas);
      canvas.endGroup();
    }
    spots.forEach(spot -> spot.draw(canvas));
    if (numbered()) {
      new WeightLabels(spots, wires, box).draw(canvas);
    }
    drawKey(canvas);
  }

  private boolean numbered() {
    return links.size() <= NUMBERED;
  }

  private String name(Link link) {
    return "%s → %s: %s"
        .formatted(
            circuit.nodes().get(link.from()).label(),
            circuit.nodes().get(link.to()).label(),
            Ticks.significant(link.weight(), 3));
  }

  /**
   * What a wire means.
   *
   * @param sign of the weight of the wire that is shown; 0 for words without one
   */
  private record Entry(int sign, String words) {

    static final double SAMPLE = 5;
    static final double GAP = 1;

    double wordsLeft() {
      return sign == 0 ? 0 : SAMPLE + GAP;
    }

    double width() {
      return wordsLeft() + TextStyle.SMALL.width(words);
    }

    Entry within(double width) {
      return new Entry(sign, Lines.shorten(words, width - wordsLeft(), TextStyle.SMALL));
    }

    void draw(Canvas canvas, double x, double y) {
      if (sign != 0) {
        Bezier straight = Bezier.bent(x, y, x + SAMPLE, y, 0);
        new Wire(new Link(0, 0, sign), straight, 1, 0.4).draw(canvas);
      }
      TextStyle style = TextStyle.SMALL;
      canvas.text(words, x + wordsLeft(), y + style.capHeight() / 2, style);
    }
  }

  private List<List<Entry>> keyRows() {
    List<List<Entry>> rows = new ArrayList<>();
    double x = Double.POSITIVE_INFINITY;
    for (Entry entry : key().stream().map(e -> e.within(box.width())).toList()) {
      if (x + entry.width() > box.width()) {
        rows.add(new ArrayList<>());
        x = 0;
      }
      rows.get(rows.size() - 1).add(entry);
      x += entry.width() + BETWEEN_ENTRIES;
    }
    return rows;
  }

  private List<Entry> key() {
    List<Entry> key = new ArrayList<>();
    if (links.stream().anyMatch(l -> l.weight() > 0)) {
      key.add(new Entry(1, "positive"));
    }
    if (links.stream().anyMatch(l -> l.weight() < 0)) {
      key.add(new Entry(-1, "negative"));
    }
    if (!links.isEmpty() && !numbered()) {
      double strongest = links.stream().mapToDouble(l -> Math.abs(l.weight())).max().getAsDouble();
      key.add(new Entry(0, "strongest weight: " + Ticks.significant(strongest, 3)));
    }
    long known =
        circuit.links().stream()
            .filter(l -> Double.isFinite(l.weight()) && l.weight() != 0)
            .count();
    if (links.size() < known) {
      key.add(
          new Entry(
              0,
              "weights below "
                  + Ticks.rounded(100 * NEGLIGIBLE, 0)
                  + " % of the strongest not drawn"));
    }
    return key;
  }

  private void drawKey(Canvas canvas) {
    double lineHeight = TextStyle.SMALL.lineHeight();
    double y = box.bottom() + KEY_GAP + lineHeight / 2;
    for (List<Entry> row : keyRows()) {
      double x = box.left();
      for (Entry entry : row) {
        entry.draw(canvas, x, y);
        x += entry.width() + BETWEEN_ENTRIES;
      }
      y += lineHeight;
    }
  }
}
