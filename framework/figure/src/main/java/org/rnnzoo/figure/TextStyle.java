package org.rnnzoo.figure;

/**
 * How a line of text is set.
 *
 * @param size the type size in millimetres
 * @param anchor which part of the text lies at its place
 * @param vertical whether it reads upwards
 */
record TextStyle(double size, Colour colour, Anchor anchor, boolean bold, boolean vertical) {

  /** The part of a text that lies at its place. */
  enum Anchor {
    START(0),
    MIDDLE(0.5),
    END(1);

    private final double share;

    Anchor(double share) {
      this.share = share;
    }

    /** The share of the text before its place. */
    double share() {
      return share;
    }
  }

  private static final double POINT = 25.4 / 72;

  /** Axis labels and titles, 7 pt. */
  static final TextStyle LABEL = new TextStyle(7 * POINT, Colour.BLACK, Anchor.START, false, false);

  /** Ticks and legends, 6 pt. */
  static final TextStyle SMALL = new TextStyle(6 * POINT, Colour.BLACK, Anchor.START, false, false);

  /** Epochs and weights, 5.5 pt. */
  static final TextStyle TINY =
      new TextStyle(5.5 * POINT, Colour.SMALL_PRINT, Anchor.START, false, false);

  /** Panel letters, 8 pt. */
  static final TextStyle LETTER = new TextStyle(8 * POINT, Colour.BLACK, Anchor.START, true, false);

  TextStyle anchored(Anchor value) {
    return new TextStyle(size, colour, value, bold, vertical);
  }

  TextStyle in(Colour value) {
    return new TextStyle(size, value, anchor, bold, vertical);
  }

  TextStyle upwards() {
    return new TextStyle(size, colour, anchor, bold, true);
  }

  /** The width of a text in millimetres. */
  double width(String text) {
    return Typeface.bundled().width(MinusSign.in(text), size);
  }

  /** From one baseline to the next. */
  double lineHeight() {
    return 1.2 * size;
  }

  /** From the baseline to the top of a capital. */
  double capHeight() {
    return 0.73 * size;
  }

  /** The space that a text takes when it is written at a place. */
  Box box(String text, double x, double y) {
    double length = width(text);
    double before = length * anchor.share();
    double above = 0.78 * size;
    double height = 1.0 * size;
    return vertical
        ? new Box(x - above, y - length + before, height, length)
        : new Box(x - before, y - above, length, height);
  }
}
