package org.rnnzoo.figure;

import java.util.ArrayList;
import java.util.List;
import org.rnnzoo.api.figure.Figure;

/** Remembers what is drawn. */
final class RecordingCanvas implements Canvas {

  /** A line of text and the space that it takes. */
  record Word(String text, Box box) {}

  /** A shape, as the points that it goes through. */
  record Shape(double[] x, double[] y, boolean closed, Look look) {}

  /** A disc or ring. */
  record Disc(double x, double y, double radius, Look look) {}

  final List<Word> words = new ArrayList<>();
  final List<Shape> shapes = new ArrayList<>();
  final List<Disc> discs = new ArrayList<>();

  static RecordingCanvas of(Figure figure) {
    RecordingCanvas canvas = new RecordingCanvas();
    FigureLayout.of(figure).draw(canvas);
    return canvas;
  }

  List<String> texts() {
    return words.stream().map(Word::text).toList();
  }

  /** The lines of a colour. */
  List<Shape> lines(Colour colour) {
    return shapes.stream()
        .filter(s -> s.look().stroke().visible() && s.look().stroke().rgb() == colour.rgb())
        .toList();
  }

  @Override
  public void beginGroup(String name) {}

  @Override
  public void endGroup() {}

  @Override
  public void circle(double x, double y, double radius, Look look) {
    discs.add(new Disc(x, y, radius, look));
  }

  @Override
  public void text(String text, double x, double y, TextStyle style) {
    words.add(new Word(text, style.box(text, x, y)));
  }

  @Override
  public void path(Outline path, Look look) {
    Recorder recorder = new Recorder(look);
    path.trace(recorder);
    recorder.finish(false);
  }

  private final class Recorder implements Outline.Pen {

    private final Look look;
    private final List<double[]> points = new ArrayList<>();

    Recorder(Look look) {
      this.look = look;
    }

    @Override
    public void moveTo(double x, double y) {
      finish(false);
      points.add(new double[] {x, y});
    }

    @Override
    public void lineTo(double x, double y) {
      points.add(new double[] {x, y});
    }

    @Override
    public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
      points.add(new double[] {x, y});
    }

    @Override
    public void close() {
      finish(true);
    }

    private void finish(boolean closed) {
      if (!points.isEmpty()) {
        shapes.add(
            new Shape(
                points.stream().mapToDouble(p -> p[0]).toArray(),
                points.stream().mapToDouble(p -> p[1]).toArray(),
                closed,
                look));
      }
      points.clear();
    }
  }
}
