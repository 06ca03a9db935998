package org.rnnzoo.figure;

/** A panel that knows its place. */
interface PanelDrawing {

  /** The space that it takes. */
  Space space();

  /** Draws the panel without its title. */
  void draw(Canvas canvas);

  /** Makes a drawing of a panel at a place. */
  interface Maker {
    PanelDrawing at(Slot slot);
  }
}
