package org.rnnzoo.api.figure;

import java.util.List;

/**
 * A figure of one or more panels.
 *
 * @param title the title; empty for none
 * @param description what is to be seen, for those who cannot see it
 * @param width the width that it is made for
 * @param columns the number of panels side by side; rows follow
 * @param panels the panels, row by row
 */
public record Figure(
    String title, String description, Width width, int columns, List<Panel> panels) {

  /** Widths that journals print. */
  public enum Width {
    /** One column, 85 mm. */
    COLUMN,
    /** One and a half columns, 114 mm. */
    WIDE,
    /** The whole page, 174 mm. */
    PAGE
  }

  public Figure {
    panels = List.copyOf(panels);
    if (panels.isEmpty() || columns < 1) {
      throw new IllegalArgumentException("A figure needs at least one panel and one column.");
    }
  }
}
