package org.rnnzoo.figure;

/**
 * The place of a panel.
 *
 * @param left where its frame may begin
 * @param top where its frame begins
 * @param width how wide its frame may be
 * @param before the space left of it in its column
 * @param after the space right of it in its column
 */
record Slot(double left, double top, double width, double before, double after) {

  /** A place at which a panel is only measured. */
  static Slot measuring(double width) {
    return new Slot(0, 0, width, 0, 0);
  }

  double right() {
    return left + width;
  }
}
