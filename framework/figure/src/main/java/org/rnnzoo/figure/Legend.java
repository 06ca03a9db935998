package org.rnnzoo.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Layer.Arrows;
import org.rnnzoo.api.figure.Layer.Circle;
import org.rnnzoo.api.figure.Layer.Curve;
import org.rnnzoo.api.figure.Layer.Points;
import org.rnnzoo.api.figure.Layer.Rule;

/** Names what is drawn, in a frame where there is room or in rows above it. */
final class Legend {

  private static final TextStyle STYLE = TextStyle.SMALL;
  private static final double SAMPLE = 4.2;
  private static final double GAP = 1;
  private static final double BETWEEN = 3;
  private static final double CLEARANCE = 0.9;
  private static final int MOST_LINES = 3;

  private record Entry(Layer layer, Lines words) {

    Entry(Layer layer) {
      this(layer, new Lines(List.of(layer.label()), STYLE));
    }

    double width() {
      return sampleWidth(layer) + GAP + words.width();
    }

    /** The same, on as many lines as a width asks for, up to some. */
    Entry within(double most) {
      double room = Math.max(1, most - sampleWidth(layer) - GAP);
      return new Entry(layer, Lines.wrap(layer.label(), room, STYLE).atMost(MOST_LINES));
    }
  }

  private final List<Entry> entries;

  private Legend(List<Entry> entries) {
    this.entries = entries;
  }

  /** The legend of some layers; layers that look and are named alike share an entry. */
  static Legend of(List<Layer> layers) {
    Map<List<Object>, Entry> entries = new LinkedHashMap<>();
    for (Layer layer : layers) {
      if (!layer.label().isEmpty() && look(layer).isPresent()) {
        entries.putIfAbsent(
            List.of(layer.getClass(), look(layer).get(), layer.label()), new Entry(layer));
      }
    }
    return new Legend(List.copyOf(entries.values()));
  }

  /** What tells a layer from others; nothing for layers that need no legend. */
  private static Optional<Object> look(Layer layer) {
    if (layer instanceof Curve curve) {
      return Optional.of(List.of(curve.ink(), curve.style()));
    } else if (layer instanceof Points points) {
      return Optional.of(List.of(points.ink(), points.mark()));
    } else if (layer instanceof Arrows arrows) {
      return Optional.of(arrows.ink());
    } else if (layer instanceof Rule rule) {
      return Optional.of(rule.ink());
    } else if (layer instanceof Circle circle) {
      return Optional.of(circle.ink());
    }
    return Optional.empty();
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** The first place in a frame, corners first, where the legend covers nothing. */
  Optional<Box> placeWithin(Box frame, Occupied occupied) {
    double width = entries.stream().mapToDouble(Entry::width).max().orElse(0) + 2 * CLEARANCE;
    double height = entries.size() * STYLE.lineHeight() + 2 * CLEARANCE;
    if (width > frame.width() || height > frame.height()) {
      return Optional.empty();
    }
    List<Box> places = new ArrayList<>();
    for (double across : new double[] {1, 0, 0.5, 0.75, 0.25}) {
      for (double down : new double[] {0, 1, 0.5, 0.25, 0.75}) {
        places.add(
            new Box(
                frame.left() + across * (frame.width() - width),
                frame.top() + down * (frame.height() - height),
                width,
                height));
      }
    }
    return places.stream().filter(occupied::isFree).findFirst();
  }

  /** Writes the entries below one another. */
  void drawWithin(Canvas canvas, Box place) {
    double y = place.top() + CLEARANCE + STYLE.lineHeight() / 2;
    for (Entry entry : entries) {
      draw(canvas, entry, place.left() + CLEARANCE, y);
      y += STYLE.lineHeight();
    }
  }

  /** The height of the entries in rows of a width. */
  double rowsHeight(double width) {
    return rows(width).stream().mapToDouble(Legend::height).sum() + (isEmpty() ? 0 : 0.6);
  }

  /** Writes the entries in rows. */
  void drawRows(Canvas canvas, double left, double top, double width) {
    double y = top + STYLE.lineHeight() / 2;
    for (List<Entry> row : rows(width)) {
      double x = left;
      for (Entry entry : row) {
        draw(canvas, entry, x, y);
        x += entry.width() + BETWEEN;
      }
      y += height(row);
    }
  }

  private static double height(List<Entry> row) {
    return row.stream().mapToDouble(entry -> entry.words().height()).max().orElse(0);
  }

  /** As few rows as possible, and then as even as possible. */
  private List<List<Entry>> rows(double width) {
    List<Entry> fitting = entries.stream().map(e -> e.within(width)).toList();
    List<List<Entry>> rows = rows(fitting, width);
    for (double narrower = width - 1; narrower > 0; narrower--) {
      List<List<Entry>> next = rows(fitting, narrower);
      if (next.size() > rows.size()) {
        break;
      }
      rows = next;
    }
    return rows;
  }

  private static List<List<Entry>> rows(List<Entry> entries, double width) {
    List<List<Entry>> rows = new ArrayList<>();
    double x = Double.POSITIVE_INFINITY;
    for (Entry entry : entries) {
      if (x + entry.width() > width) {
        rows.add(new ArrayList<>());
        x = 0;
      }
      rows.get(rows.size() - 1).add(entry);
      x += entry.width() + BETWEEN;
    }
    return rows;
  }

  private static double sampleWidth(Layer layer) {
    return layer instanceof Points || layer instanceof Circle ? 1.9 : SAMPLE;
  }

  private static void draw(Canvas canvas, Entry entry, double x, double y) {
    Layer layer = entry.layer();
    double end = x + sampleWidth(layer);
    double middle = (x + end) / 2;
    if (layer instanceof Curve curve) {
      canvas.line(x, y, end, y, Strokes.of(curve));
    } else if (layer instanceof Rule rule) {
      canvas.line(x, y, end, y, Strokes.of(rule));
    } else if (layer instanceof Points points) {
      Marker.draw(canvas, points.mark(), middle, y, Colour.of(points.ink()));
    } else if (layer instanceof Arrows arrows) {
      ArrowField one = new ArrowField(new Box(x - 1, y - 1, SAMPLE + 2, 2));
      one.add(x, y, end, y);
      one.draw(canvas, Colour.of(arrows.ink()));
    } else if (layer instanceof Circle circle) {
      canvas.circle(middle, y, 0.8, Look.line(Colour.of(circle.ink()), 0.25));
    }
    double baseline = y + STYLE.capHeight() / 2;
    for (String line : entry.words().lines()) {
      canvas.text(line, end + GAP, baseline, STYLE);
      baseline += STYLE.lineHeight();
    }
  }
}
