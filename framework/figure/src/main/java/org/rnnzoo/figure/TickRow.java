package org.rnnzoo.figure;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The ticks of a horizontal axis, as many as there is room for.
 *
 * @param ticks the ticks; those without a label are minor or had no room for it
 * @param upright whether the labels read upwards because they would not fit side by side
 */
record TickRow(List<Tick> ticks, boolean upright) {

  private static final TextStyle STYLE = TextStyle.SMALL;
  private static final double BETWEEN = 1.6;
  private static final double LONGEST_NAME = 32;

  static TickRow of(AxisScale scale, double length) {
    TickSpacing spacing =
        new TickSpacing(t -> scale.place(t.at()) * length, t -> STYLE.width(t.label()), BETWEEN);
    if (!scale.axis().categories().isEmpty() && !scale.countsUp()) {
      return names(scale, length, spacing);
    }
    int most = scale.countsUp() ? Ticks.MOST_WHOLE : Ticks.MOST;
    for (int room = most; room > Ticks.FEWEST; room--) {
      List<Tick> ticks = scale.ticks(room);
      if (spacing.fits(ticks)) {
        return new TickRow(ticks, false);
      }
    }
    return new TickRow(spacing.thinned(scale.ticks(Ticks.FEWEST)), false);
  }

  private static TickRow names(AxisScale scale, double length, TickSpacing spacing) {
    List<Tick> all = scale.ticks(Integer.MAX_VALUE);
    if (spacing.fits(all)) {
      return new TickRow(all, false);
    }
    List<Tick> some = scale.ticks((int) (length / STYLE.lineHeight()));
    List<String> words =
        Lines.shortenedApart(some.stream().map(Tick::label).toList(), LONGEST_NAME, STYLE);
    List<Tick> upright =
        IntStream.range(0, some.size())
            .mapToObj(i -> new Tick(some.get(i).at(), words.get(i)))
            .toList();
    return new TickRow(upright, true);
  }

  /** The height of the labels. */
  double height() {
    return upright
        ? ticks.stream().mapToDouble(t -> STYLE.width(t.label())).max().orElse(0)
        : STYLE.size();
  }

  /** How far a label may reach to both sides of its tick. */
  double halfWidth(Tick tick) {
    return upright ? STYLE.size() / 2 : STYLE.width(tick.label()) / 2;
  }

  /** Writes a label below a tick. */
  void write(Canvas canvas, Tick tick, double x, double top) {
    if (upright) {
      TextStyle style = STYLE.anchored(TextStyle.Anchor.END).upwards();
      canvas.text(tick.label(), x + STYLE.capHeight() / 2, top, style);
    } else {
      TextStyle style = STYLE.anchored(TextStyle.Anchor.MIDDLE);
      canvas.text(tick.label(), x, top + STYLE.capHeight(), style);
    }
  }
}
