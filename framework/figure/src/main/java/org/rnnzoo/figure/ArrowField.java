package org.rnnzoo.figure;

/** Many slim arrows of one colour. */
final class ArrowField {

  private static final double SHAFT = 0.18;
  private static final double LONGEST_HEAD = 0.9;
  private static final double SHORTEST = 0.05;

  private final Outline shafts = new Outline();
  private final Outline heads = new Outline();
  private final Box box;

  /**
   * @param box what no arrow may leave
   */
  ArrowField(Box box) {
    this.box = box;
  }

  /** Adds an arrow; one whose tip lies outside loses its head. */
  void add(double x0, double y0, double x1, double y1) {
    double length = Math.hypot(x1 - x0, y1 - y0);
    double[] shaft = Polyline.clip(x0, y0, x1, y1, box);
    if (shaft == null || length < SHORTEST) {
      return;
    }
    if (!box.contains(x1, y1)) {
      shafts.moveTo(shaft[0], shaft[1]).lineTo(shaft[2], shaft[3]);
      return;
    }
    double head = Math.min(LONGEST_HEAD, 0.5 * length);
    double ux = (x1 - x0) / length;
    double uy = (y1 - y0) / length;
    shafts.moveTo(shaft[0], shaft[1]).lineTo(x1 - head * ux, y1 - head * uy);
    heads.append(Outline.arrowHead(x1, y1, ux, uy, head, 0.36 * head));
  }

  void draw(Canvas canvas, Colour colour) {
    canvas.path(shafts, Look.line(colour, SHAFT));
    canvas.path(heads, Look.filled(colour));
  }
}
