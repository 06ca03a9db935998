package org.rnnzoo.figure;

/** A page to draw on, in millimetres from its upper left corner. */
interface Canvas {

  /** Begins a group of things that belong together, named for those who point at it. */
  void beginGroup(String name);

  /** Ends the group that was begun last. */
  void endGroup();

  void path(Outline path, Look look);

  void circle(double x, double y, double radius, Look look);

  /** Writes one line of text, its baseline through (x, y). */
  void text(String text, double x, double y, TextStyle style);

  /** Draws a straight line. */
  default void line(double x1, double y1, double x2, double y2, Look look) {
    path(new Outline().moveTo(x1, y1).lineTo(x2, y2), look);
  }
}
