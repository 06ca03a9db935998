package org.rnnzoo.figure;

import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Writes SVG; text stays text, and lengths are rounded to a micrometre. */
final class SvgCanvas implements Canvas {

  private static final String FONTS = "DejaVu Sans, Helvetica, Arial, sans-serif";

  private final StringBuilder out = new StringBuilder();

  SvgCanvas(double width, double height, String title, String description) {
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"")
        .append(number(width))
        .append("mm\" height=\"")
        .append(number(height))
        .append("mm\" viewBox=\"0 0 ")
        .append(number(width))
        .append(' ')
        .append(number(height))
        .append("\" font-family=\"" + FONTS + "\">\n");
    element("title", title);
    element("desc", description);
    path(Outline.rectangle(new Box(0, 0, width, height)), Look.filled(Colour.WHITE));
  }

  /** The finished document. */
  String document() {
    return out + "</svg>\n";
  }

  @Override
  public void beginGroup(String name) {
    out.append("<g>\n");
    element("title", name);
  }

  @Override
  public void endGroup() {
    out.append("</g>\n");
  }

  @Override
  public void path(Outline path, Look look) {
    if (path.isEmpty()) {
      return;
    }
    out.append("<path d=\"");
    path.trace(new Writer());
    out.append('"');
    look(look);
    out.append("/>\n");
  }

  @Override
  public void circle(double x, double y, double radius, Look look) {
    out.append("<circle");
    attribute("cx", number(x));
    attribute("cy", number(y));
    attribute("r", number(radius));
    look(look);
    out.append("/>\n");
  }

  @Override
  public void text(String text, double x, double y, TextStyle style) {
    out.append("<text");
    if (style.vertical()) {
      attribute("transform", "translate(" + number(x) + " " + number(y) + ") rotate(-90)");
    } else {
      attribute("x", number(x));
      attribute("y", number(y));
    }
    attribute("font-size", number(style.size()));
    if (style.bold()) {
      attribute("font-weight", "bold");
    }
    switch (style.anchor()) {
      case START -> {}
      case MIDDLE -> attribute("text-anchor", "middle");
      case END -> attribute("text-anchor", "end");
    }
    if (!style.colour().equals(Colour.BLACK)) {
      attribute("fill", style.colour().hex());
    }
    out.append('>').append(escape(MinusSign.in(text))).append("</text>\n");
  }

  private void element(String name, String text) {
    if (!text.isEmpty()) {
      out.append('<').append(name).append('>').append(escape(text));
      out.append("</").append(name).append(">\n");
    }
  }

  private void look(Look look) {
    attribute("fill", look.fill().visible() ? look.fill().hex() : "none");
    if (look.fill().visible() && look.fill().opacity() < 1) {
      attribute("fill-opacity", number(look.fill().opacity()));
    }
    if (look.crisp()) {
      attribute("shape-rendering", "crispEdges");
    }
    if (!look.stroke().visible()) {
      return;
    }
    attribute("stroke", look.stroke().hex());
    if (look.stroke().opacity() < 1) {
      attribute("stroke-opacity", number(look.stroke().opacity()));
    }
    attribute("stroke-width", number(look.width()));
    attribute("stroke-linejoin", "round");
    if (look.dash() == Look.Dash.DOTTED) {
      attribute("stroke-linecap", "round");
    }
    if (look.dash() != Look.Dash.SOLID) {
      attribute(
          "stroke-dasharray",
          DoubleStream.of(look.dash().lengths())
              .mapToObj(SvgCanvas::number)
              .collect(Collectors.joining(" ")));
    }
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"").append(value).append('"');
  }

  /** A number with at most three decimals, written alike in every locale. */
  static String number(double value) {
    long thousandths = Math.round(value * 1000);
    long whole = Math.abs(thousandths / 1000);
    long rest = Math.abs(thousandths % 1000);
    StringBuilder text = new StringBuilder(thousandths < 0 ? "-" : "").append(whole);
    if (rest > 0) {
      text.append('.').append(Long.toString(1000 + rest), 1, 4);
      while (text.charAt(text.length() - 1) == '0') {
        text.setLength(text.length() - 1);
      }
    }
    return text.toString();
  }

  /** Text for XML; characters that XML forbids become the replacement character. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(allowed(c) ? c : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  private static boolean allowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  /** Writes path data with coordinates relative to the last point, which are shorter. */
  private final class Writer implements Outline.Pen {

    // Whole micrometres, so that rounding errors do not add up along a path.
    private long x;
    private long y;
    private long startX;
    private long startY;
    private boolean begun;

    @Override
    public void moveTo(double toX, double toY) {
      long nextX = micrometres(toX);
      long nextY = micrometres(toY);
      if (begun) {
        out.append('m');
        relative(nextX, nextY);
      } else {
        out.append('M').append(number(toX)).append(' ').append(number(toY));
      }
      begun = true;
      x = nextX;
      y = nextY;
      startX = x;
      startY = y;
    }

    @Override
    public void lineTo(double toX, double toY) {
      long nextX = micrometres(toX);
      long nextY = micrometres(toY);
      if (nextY == y) {
        out.append('h').append(number((nextX - x) / 1000.0));
      } else if (nextX == x) {
        out.append('v').append(number((nextY - y) / 1000.0));
      } else {
        out.append('l');
        relative(nextX, nextY);
      }
      x = nextX;
      y = nextY;
    }

    @Override
    public void curveTo(double x1, double y1, double x2, double y2, double toX, double toY) {
      out.append('c');
      relative(micrometres(x1), micrometres(y1));
      out.append(' ');
      relative(micrometres(x2), micrometres(y2));
      out.append(' ');
      relative(micrometres(toX), micrometres(toY));
      x = micrometres(toX);
      y = micrometres(toY);
    }

    @Override
    public void close() {
      out.append('z');
      x = startX;
      y = startY;
    }

    private void relative(long toX, long toY) {
      out.append(number((toX - x) / 1000.0)).append(' ').append(number((toY - y) / 1000.0));
    }

    private static long micrometres(double length) {
      return Math.round(length * 1000);
    }
  }
}
