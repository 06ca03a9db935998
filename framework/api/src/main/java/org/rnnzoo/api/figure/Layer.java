package org.rnnzoo.api.figure;

/**
 * One thing drawn over the axes of a plot. A label puts it into the legend; an empty one does not.
 */
public sealed interface Layer {

  /** Its name in the legend; empty for none. */
  String label();

  /**
   * A curve through points in order; a NaN breaks it.
   *
   * @param style how it is drawn
   */
  record Curve(String label, double[] x, double[] y, Ink ink, Style style) implements Layer {
    public Curve {
      requireSameLength(x, y);
    }
  }

  /** How a curve is drawn. */
  enum Style {
    SOLID,
    DASHED,
    DOTTED,
    /** Thin and pale, for the many in the background. */
    FAINT,
    /** Constant between points, jumping at each. */
    STEPS
  }

  /** Points that stand by themselves. */
  record Points(String label, double[] x, double[] y, Ink ink, Mark mark) implements Layer {
    public Points {
      requireSameLength(x, y);
    }
  }

  /** The shape of a point. */
  enum Mark {
    /** Filled disc: stable. */
    DISC,
    /** Half-filled disc: saddle. */
    HALF_DISC,
    /** Open circle: unstable. */
    RING,
    CROSS,
    SQUARE,
    /** Small, for the many. */
    DOT
  }

  /** Arrows from (x, y) to (x + dx, y + dy), in units of the axes. */
  record Arrows(String label, double[] x, double[] y, double[] dx, double[] dy, Ink ink)
      implements Layer {
    public Arrows {
      requireSameLength(x, y);
      requireSameLength(dx, dy);
      requireSameLength(x, dx);
    }
  }

  /** A named stretch of the x axis, shaded over the whole height: an epoch. */
  record Band(String label, double from, double to) implements Layer {}

  /** A straight line at a value of one axis over the whole of the other. */
  record Rule(String label, Orientation orientation, double at, Ink ink) implements Layer {}

  /** The direction of a rule. */
  enum Orientation {
    HORIZONTAL,
    VERTICAL
  }

  /**
   * Values on a grid shown as colours, with a colour bar named by the label.
   *
   * @param values rows from bottom to top, each from left to right
   * @param scale how values become colours
   * @param low the value at the lower end of the colours; NaN to fit the values
   * @param high the value at the upper end; NaN to fit the values
   */
  record Raster(
      String label,
      double[][] values,
      double left,
      double right,
      double bottom,
      double top,
      Scale scale,
      double low,
      double high)
      implements Layer {

    /** Colours that fit the values. */
    public Raster(
        String label,
        double[][] values,
        double left,
        double right,
        double bottom,
        double top,
        Scale scale) {
      this(label, values, left, right, bottom, top, scale, Double.NaN, Double.NaN);
    }

    /** The same with other ends of the colours, such as those of a raster to compare it with. */
    public Raster between(double lowest, double highest) {
      return new Raster(label, values, left, right, bottom, top, scale, lowest, highest);
    }
  }

  /** How values become colours. */
  enum Scale {
    /** From light to dark. */
    SEQUENTIAL,
    /** Two hues around 0. */
    DIVERGING
  }

  /** A word at a place, centred. */
  record Text(String label, double x, double y, Ink ink) implements Layer {}

  /** A circle, such as the unit circle; not filled. */
  record Circle(String label, double x, double y, double radius, Ink ink) implements Layer {}

  private static void requireSameLength(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "Coordinates have different lengths, " + a.length + " and " + b.length + ".");
    }
  }
}
