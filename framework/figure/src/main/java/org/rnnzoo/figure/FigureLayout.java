package org.rnnzoo.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Layer.Band;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.figure.Panel.Circuit;
import org.rnnzoo.api.figure.Panel.Plot;

/**
 * Where the panels of a figure stand on a page of given width.
 *
 * <p>All frames are equally wide and those of a column start at the same place, whatever their
 * labels need, so that panels can be compared.
 */
final class FigureLayout {

  private static final double MARGIN = 1.2;
  private static final double GUTTER = 4;
  private static final double ROW_GAP = 3;
  private static final double NARROWEST = 8;

  // What the heights of panels over their widths may be, and by how much they may be changed.
  private static final double LOWEST = 0.02;
  private static final double HIGHEST = 10;
  private static final double FLATTEST = 0.05;
  private static final double STEEPEST = 20;
  private static final int HALVINGS = 14;

  /** The space of labels depends on the width of frames and the other way round. */
  private static final int ROUNDS = 4;

  private record Cell(Panel panel, PanelDrawing.Maker maker, String letter) {}

  /** The space left and right of the frames of a column. */
  private record Sides(double left, double right) {}

  private final double width;
  private final int columns;
  private final Lines title;
  private final List<Cell> cells;
  private final Sides[] sides;
  private final double frameWidth;
  private final List<Row> rows = new ArrayList<>();
  private final double height;

  private FigureLayout(Figure figure, int columns, double width) {
    this.columns = columns;
    this.width = width;
    title = Lines.wrap(figure.title(), width - 2 * MARGIN, TextStyle.LABEL);
    cells = cells(figure);
    sides = new Sides[columns];
    frameWidth = fitColumns();
    height = stackRows();
  }

  /** Lays out a figure, with fewer columns than asked for if labels leave no room for frames. */
  static FigureLayout of(Figure figure) {
    return of(figure, printed(figure.width()));
  }

  /** Lays out a figure as it is asked for. */
  static FigureLayout of(Figure figure, FigureOptions options) {
    Figure wanted = options.applied(figure);
    double width = options.size().width().orElse(printed(figure.width()));
    if (options.size().height().isEmpty()) {
      return of(wanted, width);
    }
    double low = FLATTEST;
    double high = STEEPEST;
    for (int round = 0; round < HALVINGS; round++) {
      double factor = Math.sqrt(low * high);
      if (of(stretched(wanted, factor), width).height() > options.size().height().getAsDouble()) {
        high = factor;
      } else {
        low = factor;
      }
    }
    return of(stretched(wanted, low), width);
  }

  /** The same with panels that are higher by a factor, as far as panels may be. */
  private static Figure stretched(Figure figure, double factor) {
    List<Panel> panels = new ArrayList<>();
    for (Panel panel : figure.panels()) {
      double aspect = Math.max(LOWEST, Math.min(HIGHEST, factor * panel.aspect()));
      panels.add(
          panel instanceof Plot plot
              ? new Plot(plot.title(), plot.x(), plot.y(), aspect, plot.equalScale(), plot.layers())
              : new Circuit(
                  panel.title(), aspect, ((Circuit) panel).nodes(), ((Circuit) panel).links()));
    }
    return new Figure(
        figure.title(), figure.description(), figure.width(), figure.columns(), panels);
  }

  private static double printed(Figure.Width width) {
    return switch (width) {
      case COLUMN -> 85;
      case WIDE -> 114;
      case PAGE -> 174;
    };
  }

  private static FigureLayout of(Figure figure, double width) {
    int columns = Math.min(figure.columns(), figure.panels().size());
    FigureLayout layout = new FigureLayout(figure, columns, width);
    while (columns > 1 && layout.frameWidth <= NARROWEST) {
      columns--;
      layout = new FigureLayout(figure, columns, width);
    }
    return layout;
  }

  /** The width of the page in millimetres. */
  double width() {
    return width;
  }

  /** The height of the page in millimetres. */
  double height() {
    return height;
  }

  private List<Cell> cells(Figure figure) {
    List<Panel> panels = figure.panels();
    List<Cell> made = new ArrayList<>();
    for (int i = 0; i < panels.size(); i++) {
      boolean continues = columns == 1 && i + 1 < panels.size() && sameX(panels, i);
      boolean named = columns > 1 || i == 0 || !sameX(panels, i - 1) || !sameBands(panels, i - 1);
      String letter = panels.size() > 1 ? letter(i) : "";
      made.add(new Cell(panels.get(i), maker(panels.get(i), continues, named), letter));
    }
    return made;
  }

  private static PanelDrawing.Maker maker(Panel panel, boolean continues, boolean named) {
    if (!(panel.aspect() > 0 && panel.aspect() <= 10)) {
      throw new IllegalArgumentException(
          "The panel '"
              + panel.title()
              + "' has an aspect of "
              + panel.aspect()
              + "; the height over the width must be above 0 and at most 10.");
    }
    if (panel instanceof Plot plot) {
      return slot -> new PlotDrawing(plot, continues, named, slot);
    }
    return slot -> new CircuitDrawing((Circuit) panel, slot);
  }

  /** Whether a panel and the next have the same x axis. */
  private static boolean sameX(List<Panel> panels, int upper) {
    return panels.get(upper) instanceof Plot a
        && panels.get(upper + 1) instanceof Plot b
        && !a.equalScale()
        && !b.equalScale()
        && b.title().isEmpty()
        && a.x().label().equals(b.x().label())
        && PlotScales.of(a).x().sameAs(PlotScales.of(b).x());
  }

  /** Whether a plot and the next shade the same epochs. */
  private static boolean sameBands(List<Panel> panels, int upper) {
    return bands((Plot) panels.get(upper)).equals(bands((Plot) panels.get(upper + 1)));
  }

  private static List<Layer> bands(Plot plot) {
    return plot.layers().stream().filter(Band.class::isInstance).toList();
  }

  private static String letter(int index) {
    String last = String.valueOf((char) ('a' + index % 26));
    return index < 26 ? last : letter(index / 26 - 1) + last;
  }

  /** Finds the space beside the frames of each column and returns the width of all frames. */
  private double fitColumns() {
    double available = width - 2 * MARGIN - (columns - 1) * GUTTER;
    double slot = available / columns - 12;
    Arrays.fill(sides, new Sides(0, 0));
    for (int round = 0; round < ROUNDS; round++) {
      double taken = 0;
      for (int column = 0; column < columns; column++) {
        for (int i = column; i < cells.size(); i += columns) {
          Space space = cells.get(i).maker().at(Slot.measuring(slot)).space();
          // Never less than before, so that the last round fits into what it was given.
          sides[column] =
              new Sides(
                  Math.max(sides[column].left(), space.left()),
                  Math.max(sides[column].right(), space.right()));
        }
        taken += sides[column].left() + sides[column].right();
      }
      slot = Math.max(NARROWEST, (available - taken) / columns);
    }
    return slot;
  }

  /** A row of panels: where its titles begin and where its frames begin. */
  private record Row(double titles, double frames) {}

  private double stackRows() {
    double y = MARGIN + (title.isEmpty() ? 0 : title.height() + 1.2);
    for (int first = 0; first < cells.size(); first += columns) {
      double frames = y;
      double rest = 0;
      for (int i = first; i < Math.min(first + columns, cells.size()); i++) {
        Space space = space(i);
        frames = Math.max(frames, y + heading(i, space) + space.above());
        rest = Math.max(rest, space.height() + space.below());
      }
      rows.add(new Row(y, frames));
      y = frames + rest + ROW_GAP;
    }
    return y - ROW_GAP + MARGIN;
  }

  private Space space(int index) {
    return drawing(index, 0).space();
  }

  private PanelDrawing drawing(int index, double top) {
    int column = index % columns;
    double before = sides[column].left();
    double left = columnStart(column) + before;
    return cells
        .get(index)
        .maker()
        .at(new Slot(left, top, frameWidth, before, sides[column].right()));
  }

  /** The height of title and letter above what a panel draws itself. */
  private double heading(int index, Space space) {
    Lines words = title(index, space);
    if (!words.isEmpty()) {
      return words.height() + 0.6;
    }
    String letter = cells.get(index).letter();
    if (letter.isEmpty()) {
      return 0;
    }
    double height = TextStyle.LETTER.capHeight() + 0.8;
    double room = sides[index % columns].left() - space.corner();
    boolean standsBeside = TextStyle.LETTER.width(letter) * 1.15 + 0.8 <= room;
    return standsBeside ? Math.max(0, height - space.above()) : height;
  }

  /** The title of a panel begins over its frame, but never over its letter. */
  private double titleLeft(int index, Space space) {
    int column = index % columns;
    String letter = cells.get(index).letter();
    double afterLetter = letter.isEmpty() ? 0 : TextStyle.LETTER.width(letter) + 2;
    return columnStart(column) + Math.max(sides[column].left() + space.start(), afterLetter);
  }

  private Lines title(int index, Space space) {
    int column = index % columns;
    double right = columnStart(column) + sides[column].left() + frameWidth + sides[column].right();
    return Lines.wrap(
        cells.get(index).panel().title(), right - titleLeft(index, space), TextStyle.LABEL);
  }

  void draw(Canvas canvas) {
    title.below(canvas, MARGIN, MARGIN);
    TextStyle letter = TextStyle.LETTER;
    for (int i = 0; i < cells.size(); i++) {
      Row row = rows.get(i / columns);
      canvas.beginGroup(cells.get(i).panel().title());
      if (!cells.get(i).letter().isEmpty()) {
        double x = columnStart(i % columns);
        canvas.text(cells.get(i).letter(), x, row.titles() + letter.capHeight(), letter);
      }
      PanelDrawing drawing = drawing(i, row.frames());
      title(i, drawing.space()).below(canvas, titleLeft(i, drawing.space()), row.titles());
      drawing.draw(canvas);
      canvas.endGroup();
    }
  }

  private double columnStart(int column) {
    double start = MARGIN;
    for (int c = 0; c < column; c++) {
      start += sides[c].left() + frameWidth + sides[c].right() + GUTTER;
    }
    return start;
  }
}
