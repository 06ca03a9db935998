package org.rnnzoo.figure;

import java.util.List;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Layer.Raster;

/** A slim bar right of a frame that tells which colour means which value. */
final class ColourBar {

  private static final double GAP = 1.6;
  private static final double WIDTH = 1.6;
  private static final double TICK = 0.6;
  private static final double BETWEEN_LABELS = 0.6;
  private static final int STEPS = 64;

  private final ColourMap map;
  private final Lines label;
  private final List<Tick> ticks;

  /**
   * @param height the height of the frame in millimetres
   */
  ColourBar(Raster raster, double height) {
    map = ColourMap.of(raster);
    label = Lines.wrap(raster.label(), Math.max(height, 8), TextStyle.SMALL).atMost(2);
    ticks =
        new TickSpacing(
                tick -> height * share(tick), tick -> TextStyle.SMALL.capHeight(), BETWEEN_LABELS)
            .thinned(
                new AxisScale(Axis.of(raster.label()), map.low(), map.high())
                    .ticks((int) Math.min(5, height / 5)));
  }

  /** How far up the bar a tick lies, from 0 to 1. */
  private double share(Tick tick) {
    return (tick.at() - map.low()) / (map.high() - map.low());
  }

  /** The space that it takes right of the frame. */
  double width() {
    double words = label.isEmpty() ? 0 : 0.8 + label.height();
    return GAP + WIDTH + TICK + 0.6 + labelWidth() + words;
  }

  private double labelWidth() {
    return ticks.stream().mapToDouble(t -> TextStyle.SMALL.width(t.label())).max().orElse(0);
  }

  void draw(Canvas canvas, double frameRight, double top, double height) {
    double left = frameRight + GAP;
    canvas.beginGroup(label.isEmpty() ? "" : String.join(" ", label.lines()));
    double step = height / STEPS;
    for (int i = 0; i < STEPS; i++) {
      int level = (ColourMap.LEVELS - 1) * i / (STEPS - 1);
      Box box = new Box(left, top + height - (i + 1) * step, WIDTH, step);
      canvas.path(Outline.rectangle(box), Look.cells(map.colour(level)));
    }
    canvas.path(
        Outline.rectangle(new Box(left, top, WIDTH, height)), Look.line(Colour.SMALL_PRINT, 0.12));
    double right = left + WIDTH;
    for (Tick tick : ticks) {
      double y = top + height * (1 - share(tick));
      canvas.line(right, y, right + TICK, y, Strokes.MINOR_TICK);
      if (!tick.label().isEmpty()) {
        canvas.text(
            tick.label(), right + TICK + 0.6, y + TextStyle.SMALL.capHeight() / 2, TextStyle.SMALL);
      }
    }
    double words = right + TICK + 0.6 + labelWidth() + 0.8;
    Lines centred = new Lines(label.lines(), TextStyle.SMALL.anchored(TextStyle.Anchor.MIDDLE));
    centred.rightOf(canvas, words, top + height / 2);
    canvas.endGroup();
  }
}
