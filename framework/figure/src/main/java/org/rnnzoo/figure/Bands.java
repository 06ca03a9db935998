package org.rnnzoo.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Layer.Band;
import org.rnnzoo.figure.TextStyle.Anchor;

/** The shaded stretches of a plot, with their names above the frame in at most two rows. */
final class Bands {

  private static final Colour[] SHADES = {new Colour(0xF4F5F7, 1), new Colour(0xE7EAEE, 1)};
  private static final TextStyle STYLE = TextStyle.TINY.anchored(Anchor.MIDDLE);
  private static final double GAP = 0.8;
  private static final int MOST_ROWS = 2;

  private record Name(String text, double centre, int row) {
    boolean touches(Name other) {
      double room = (STYLE.width(text) + STYLE.width(other.text)) / 2 + GAP;
      return row == other.row && Math.abs(centre - other.centre) < room;
    }
  }

  private final List<Band> bands;
  private final boolean named;

  Bands(List<Layer> layers, boolean named) {
    this.bands = layers.stream().filter(Band.class::isInstance).map(Band.class::cast).toList();
    this.named = named;
  }

  /** The height of the names over a frame whose x axis is known. */
  double height(AxisScale x, double width) {
    int rows = names(x, width).stream().mapToInt(name -> name.row() + 1).max().orElse(0);
    return rows == 0 ? 0 : rows * STYLE.lineHeight() + 0.3;
  }

  void draw(Canvas canvas, Frame frame) {
    Box box = frame.box();
    for (int i = 0; i < bands.size(); i++) {
      double from = clamp(frame.x().place(bands.get(i).from()));
      double to = clamp(frame.x().place(bands.get(i).to()));
      if (from != to) {
        Box shade =
            new Box(
                box.left() + Math.min(from, to) * box.width(),
                box.top(),
                Math.abs(to - from) * box.width(),
                box.height());
        canvas.path(Outline.rectangle(shade), Look.filled(SHADES[i % SHADES.length]));
      }
    }
    for (Name name : names(frame.x(), box.width())) {
      double baseline = box.top() - 0.9 - name.row() * STYLE.lineHeight();
      canvas.text(name.text(), box.left() + name.centre(), baseline, STYLE);
    }
  }

  /**
   * Places each name over the middle of its band, those of long bands first; a name without room in
   * any row is left out, and with it its series, such as {@code gap-1}, {@code gap-2}, …, if fewer
   * than half of it have room.
   */
  private List<Name> names(AxisScale x, double width) {
    List<Name> names = new ArrayList<>();
    for (Band band : named ? longestFirst() : List.<Band>of()) {
      double from = clamp(x.place(band.from())) * width;
      double to = clamp(x.place(band.to())) * width;
      if (band.label().isEmpty() || from == to) {
        continue;
      }
      String text = Lines.shorten(band.label(), width, STYLE);
      double half = STYLE.width(text) / 2;
      double centre = Math.max(half, Math.min(width - half, (from + to) / 2));
      IntStream.range(0, MOST_ROWS)
          .mapToObj(row -> new Name(text, centre, row))
          .filter(name -> names.stream().noneMatch(name::touches))
          .findFirst()
          .ifPresent(names::add);
    }
    List<String> placed = names.stream().map(Name::text).toList();
    names.removeIf(name -> isRest(name.text(), placed));
    names.sort(Comparator.comparingDouble(Name::centre));
    return names;
  }

  /** Whether less than half of the series of a name is among some names. */
  private boolean isRest(String name, List<String> placed) {
    String series = series(name);
    if (series.equals(name)) {
      return false;
    }
    long all = bands.stream().filter(band -> series(band.label()).equals(series)).count();
    return 2 * placed.stream().filter(other -> series(other).equals(series)).count() < all;
  }

  private static String series(String name) {
    return name.replaceFirst("-\\d+$", "");
  }

  private List<Band> longestFirst() {
    return bands.stream()
        .sorted(
            Comparator.comparingDouble((Band band) -> Math.abs(band.to() - band.from())).reversed())
        .toList();
  }

  /** A place within the axis; what cannot be shown lies at its start. */
  private static double clamp(double place) {
    return place > 0 ? Math.min(1, place) : 0;
  }
}
