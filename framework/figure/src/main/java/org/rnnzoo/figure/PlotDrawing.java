package org.rnnzoo.figure;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Layer.Band;
import org.rnnzoo.api.figure.Layer.Points;
import org.rnnzoo.api.figure.Layer.Raster;
import org.rnnzoo.api.figure.Panel.Plot;
import org.rnnzoo.figure.TextStyle.Anchor;

/** Layers over a pair of axes. */
final class PlotDrawing implements PanelDrawing {

  private static final double TICK = 0.9;
  private static final double TICK_GAP = 0.6;
  private static final double LABEL_GAP = 0.9;
  private static final double LONGEST_NAME = 25;
  private static final int MOST_LINES = 3;

  /** Farther from its ticks an axis title reads as that of something else. */
  private static final double FARTHEST_LABEL = 8;

  /** A third raster would lie on the others, and its bar would leave no room for them. */
  private static final int MOST_BARS = 2;

  private final Plot plot;
  private final boolean continues;
  private final Slot slot;
  private final Frame frame;
  private final Box box;
  private final TickRow ticksX;
  private final List<Tick> ticksY;
  private final Lines labelX;
  private final Lines labelY;
  private final Bands bands;
  private final double bandsHeight;
  private final Legend legend;
  private final Optional<Box> legendPlace;
  private final List<ColourBar> colourBars;

  /**
   * @param continues whether the panel below has the same x axis, so that it is labelled there
   * @param named whether epochs are named here and not in the panel above
   */
  PlotDrawing(Plot plot, boolean continues, boolean named, Slot slot) {
    this.plot = plot;
    this.continues = continues;
    this.slot = slot;
    boolean tight = plot.layers().stream().anyMatch(Raster.class::isInstance);
    frame = PlotScales.of(plot).frame(slot, plot.aspect(), plot.equalScale(), tight);
    box = frame.box();
    ticksX = TickRow.of(frame.x(), box.width());
    ticksY = ticksY();
    labelX =
        Lines.wrap(plot.x().label(), slot.width(), centred(TextStyle.LABEL)).atMost(MOST_LINES);
    labelY =
        Lines.wrap(plot.y().label(), Math.max(box.height(), 10), centred(TextStyle.LABEL))
            .atMost(MOST_LINES);
    bands = new Bands(plot.layers(), named);
    bandsHeight = bands.height(frame.x(), box.width());
    legend = Legend.of(plot.layers());
    legendPlace = marksRows(plot) ? Optional.empty() : legend.placeWithin(box, occupied());
    colourBars =
        plot.layers().stream()
            .filter(Raster.class::isInstance)
            .map(Raster.class::cast)
            .filter(raster -> raster.values().length > 0)
            .limit(MOST_BARS)
            .map(raster -> new ColourBar(raster, box.height()))
            .toList();
  }

  /** Whether points stand in named rows: the sample of a legend among them would look like one. */
  private static boolean marksRows(Plot plot) {
    return !plot.y().categories().isEmpty()
        && plot.layers().stream()
            .anyMatch(layer -> layer instanceof Points && !layer.label().isEmpty());
  }

  private static TextStyle centred(TextStyle style) {
    return style.anchored(Anchor.MIDDLE);
  }

  private List<Tick> ticksY() {
    boolean names = !plot.y().categories().isEmpty() && !frame.y().countsUp();
    double each = names ? TextStyle.SMALL.lineHeight() : 5;
    TickSpacing spacing = new TickSpacing(t -> frame.pageY(t.at()), t -> TextStyle.SMALL.size(), 0);
    List<Tick> ticks = spacing.thinned(frame.y().ticks((int) (box.height() / each)));
    List<String> shortened =
        Lines.shortenedApart(
            ticks.stream().map(Tick::label).toList(), LONGEST_NAME, TextStyle.SMALL);
    return IntStream.range(0, ticks.size())
        .mapToObj(i -> new Tick(ticks.get(i).at(), shortened.get(i)))
        .toList();
  }

  /** Where the layers are; a raster is everywhere. */
  private Occupied occupied() {
    Occupied occupied = new Occupied();
    LayerPainter painter = new LayerPainter(occupied, frame);
    for (Layer layer : plot.layers()) {
      if (layer instanceof Raster) {
        occupied.cover(box);
      } else if (!(layer instanceof Band)) {
        painter.draw(layer);
      }
    }
    return occupied;
  }

  @Override
  public Space space() {
    return new Space(
        box.left() - slot.left(),
        left(),
        TICK + TICK_GAP + widestTickY(),
        right(),
        above(),
        below(),
        box.height());
  }

  private double left() {
    double ticks = TICK + TICK_GAP + widestTickY();
    double label = labelY.isEmpty() ? 0 : LABEL_GAP + labelY.height();
    double space = Math.max(ticks + label, overhang(true));
    return Math.max(0, space - (box.left() - slot.left()));
  }

  private double right() {
    double bars = colourBars.stream().mapToDouble(ColourBar::width).sum();
    // The frame stands in the middle of its slot: what is free left of it is free right of it.
    return Math.max(0, Math.max(bars, overhang(false)) - (box.left() - slot.left()));
  }

  /** How far labels of the x axis reach beyond the frame. */
  private double overhang(boolean leftward) {
    double most = 0;
    for (Tick tick : ticksX.ticks()) {
      double inward = frame.x().place(tick.at()) * box.width();
      double room = leftward ? inward : box.width() - inward;
      most = Math.max(most, ticksX.halfWidth(tick) - room);
    }
    return most;
  }

  private double widestTickY() {
    return ticksY.stream().mapToDouble(t -> TextStyle.SMALL.width(t.label())).max().orElse(0);
  }

  private double above() {
    double rows = legendPlace.isPresent() ? 0 : legend.rowsHeight(legendWidth());
    return Math.max(1.2, rows + bandsHeight);
  }

  /** A legend above the frame may reach as far as the colour bars do. */
  private double legendWidth() {
    return slot.right() + Math.max(slot.after(), right()) - box.left();
  }

  private double below() {
    if (continues) {
      return 1.6;
    }
    double label = labelX.isEmpty() ? 0 : LABEL_GAP + labelX.height();
    return TICK + TICK_GAP + ticksX.height() + label;
  }

  @Override
  public void draw(Canvas canvas) {
    bands.draw(canvas, frame);
    LayerPainter painter = new LayerPainter(canvas, frame);
    plot.layers().stream().filter(Raster.class::isInstance).forEach(painter::draw);
    drawAxes(canvas);
    drawLabels(canvas);
    plot.layers().stream()
        .filter(l -> !(l instanceof Raster || l instanceof Band))
        .forEach(painter::draw);
    if (legendPlace.isPresent()) {
      legend.drawWithin(canvas, legendPlace.get());
    } else {
      double height = bandsHeight + legend.rowsHeight(legendWidth());
      legend.drawRows(canvas, box.left(), box.top() - height, legendWidth());
    }
    double edge = box.right();
    for (ColourBar bar : colourBars) {
      bar.draw(canvas, edge, box.top(), box.height());
      edge += bar.width();
    }
  }

  private void drawAxes(Canvas canvas) {
    Outline axes = new Outline();
    if (!nameless(plot.y())) {
      axes.moveTo(box.left(), box.top()).lineTo(box.left(), box.bottom());
    }
    if (!nameless(plot.x())) {
      (axes.isEmpty() ? axes.moveTo(box.left(), box.bottom()) : axes)
          .lineTo(box.right(), box.bottom());
    }
    if (!axes.isEmpty()) {
      canvas.path(axes, Strokes.AXIS);
    }
    for (Tick tick : ticksX.ticks()) {
      double x = frame.pageX(tick.at());
      boolean minor = tick.label().isEmpty();
      double end = box.bottom() + (minor ? TICK / 2 : TICK);
      canvas.line(x, box.bottom(), x, end, minor ? Strokes.MINOR_TICK : Strokes.AXIS);
      if (!minor && !continues) {
        ticksX.write(canvas, tick, x, box.bottom() + TICK + TICK_GAP);
      }
    }
    TextStyle style = TextStyle.SMALL.anchored(Anchor.END);
    for (Tick tick : ticksY) {
      double y = frame.pageY(tick.at());
      boolean minor = tick.label().isEmpty();
      double end = box.left() - (minor ? TICK / 2 : TICK);
      canvas.line(box.left(), y, end, y, minor ? Strokes.MINOR_TICK : Strokes.AXIS);
      if (!minor) {
        double right = box.left() - TICK - TICK_GAP;
        canvas.text(tick.label(), right, y + style.capHeight() / 2, style);
      }
    }
  }

  /** Whether places along an axis mean nothing, as in a picture of a graph. */
  private static boolean nameless(Axis axis) {
    return !axis.categories().isEmpty() && axis.categories().stream().allMatch(String::isEmpty);
  }

  private void drawLabels(Canvas canvas) {
    if (!continues) {
      double top = box.bottom() + TICK + TICK_GAP + ticksX.height() + LABEL_GAP;
      labelX.below(canvas, box.centreX(), top);
    }
    double beside = TICK + TICK_GAP + widestTickY() + LABEL_GAP + labelY.height();
    boolean aligned = box.left() == slot.left() && slot.before() - beside <= FARTHEST_LABEL;
    labelY.rightOf(canvas, box.left() - (aligned ? slot.before() : beside), box.centreY());
  }
}
