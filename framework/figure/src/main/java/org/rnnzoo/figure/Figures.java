package org.rnnzoo.figure;

import org.rnnzoo.api.figure.Figure;

/**
 * Renders figures for papers and pages.
 *
 * <p>All methods are pure: the same figure gives the same result.
 */
public final class Figures {

  /** The resolution that journals ask of pictures with text, in dots per inch. */
  public static final double PRINT_DPI = 300;

  private Figures() {}

  /**
   * The figure as an SVG document, sized in millimetres.
   *
   * @throws IllegalArgumentException if the figure contradicts itself, such as a link to a node
   *     that is not there
   */
  public static String svg(Figure figure) {
    return svg(figure, FigureOptions.NONE);
  }

  /** The figure as an SVG document, drawn otherwise than it asks for itself. */
  public static String svg(Figure figure, FigureOptions options) {
    FigureLayout layout = FigureLayout.of(figure, options);
    SvgCanvas canvas =
        new SvgCanvas(
            layout.width(),
            layout.height(),
            options.title().orElse(figure.title()),
            figure.description());
    layout.draw(canvas);
    return canvas.document();
  }

  /** The figure as a PDF of one page, whose letters are drawn and can be searched. */
  public static byte[] pdf(Figure figure, FigureOptions options) {
    FigureLayout layout = FigureLayout.of(figure, options);
    PdfCanvas canvas =
        new PdfCanvas(layout.width(), layout.height(), options.title().orElse(figure.title()));
    layout.draw(canvas);
    return canvas.file();
  }

  /** The figure as a PNG file at {@link #PRINT_DPI}. */
  public static byte[] png(Figure figure) {
    return png(figure, PRINT_DPI);
  }

  /**
   * The figure as a PNG file.
   *
   * @param dpi dots per inch, 30 to 1200
   * @throws IllegalArgumentException if the resolution is out of range or the figure contradicts
   *     itself
   */
  public static byte[] png(Figure figure, double dpi) {
    return png(figure, FigureOptions.NONE, dpi);
  }

  /**
   * The figure as a PNG file, drawn otherwise than it asks for itself.
   *
   * @param dpi dots per inch, 30 to 1200
   * @throws IllegalArgumentException if the resolution is out of range or the figure contradicts
   *     itself
   */
  public static byte[] png(Figure figure, FigureOptions options, double dpi) {
    if (!(dpi >= 30 && dpi <= 1200)) {
      throw new IllegalArgumentException(
          "A resolution of " + dpi + " dpi is not possible; choose 30 to 1200.");
    }
    FigureLayout layout = FigureLayout.of(figure, options);
    PngCanvas canvas = new PngCanvas(layout.width(), layout.height(), dpi);
    layout.draw(canvas);
    return canvas.file();
  }

  /**
   * The numbers behind the figure as CSV (RFC 4180), one row per point.
   *
   * <p>Columns: panel (from 1), panel title, layer (from 1), kind, label, x, y, dx, dy, value.
   */
  public static String csv(Figure figure) {
    return FigureTable.csv(figure);
  }
}
