package org.rnnzoo.figure;

/**
 * How a shape is filled and outlined.
 *
 * @param fill the colour inside
 * @param stroke the colour of the outline
 * @param width the width of the outline in millimetres
 * @param dash how the outline is broken
 * @param crisp whether edges snap to pixels, so that cells that touch show no seam
 */
record Look(Colour fill, Colour stroke, double width, Dash dash, boolean crisp) {

  /** How a line is broken. */
  enum Dash {
    SOLID(0, 0),
    DASHED(1.5, 0.9),
    DOTTED(0, 0.85);

    private final double ink;
    private final double gap;

    Dash(double ink, double gap) {
      this.ink = ink;
      this.gap = gap;
    }

    /** Millimetres of ink and gap by turns; empty for an unbroken line. */
    double[] lengths() {
      return this == SOLID ? new double[0] : new double[] {ink, gap};
    }
  }

  static Look line(Colour colour, double width) {
    return line(colour, width, Dash.SOLID);
  }

  static Look line(Colour colour, double width, Dash dash) {
    return new Look(Colour.NONE, colour, width, dash, false);
  }

  static Look filled(Colour colour) {
    return new Look(colour, Colour.NONE, 0, Dash.SOLID, false);
  }

  static Look outlined(Colour fill, Colour stroke, double width) {
    return new Look(fill, stroke, width, Dash.SOLID, false);
  }

  static Look cells(Colour colour) {
    return new Look(colour, Colour.NONE, 0, Dash.SOLID, true);
  }
}
