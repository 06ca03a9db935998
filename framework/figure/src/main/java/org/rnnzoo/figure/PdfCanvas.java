package org.rnnzoo.figure;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;

/**
 * Writes a PDF of one page (ISO 32000-1).
 *
 * <p>Letters are drawn as outlines, so that the page looks alike wherever it is opened and no font
 * need be embedded; the words lie over them invisibly, so that they can be searched and copied.
 */
final class PdfCanvas implements Canvas {

  private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;
  private static final Charset WIN_ANSI = Charset.forName("windows-1252");

  private final StringBuilder content = new StringBuilder();
  private final Map<String, String> opacities = new LinkedHashMap<>();
  private final double width;
  private final double height;
  private final String title;

  PdfCanvas(double width, double height, String title) {
    this.width = width;
    this.height = height;
    this.title = title;
    // Millimetres from the upper left corner, y downwards.
    numbers(POINTS_PER_MILLIMETRE, 0, 0, -POINTS_PER_MILLIMETRE, 0, height * POINTS_PER_MILLIMETRE);
    content.append("cm\n1 j\n");
    path(Outline.rectangle(new Box(0, 0, width, height)), Look.filled(Colour.WHITE));
  }

  @Override
  public void beginGroup(String name) {}

  @Override
  public void endGroup() {}

  @Override
  public void path(Outline path, Look look) {
    boolean fills = look.fill().visible();
    boolean strokes = look.stroke().visible();
    if (path.isEmpty() || !(fills || strokes)) {
      return;
    }
    content.append("q ");
    setOpacity(look);
    if (fills) {
      colour(look.fill(), "rg");
    }
    if (strokes) {
      colour(look.stroke(), "RG");
      numbers(look.width());
      content.append("w ");
      dash(look.dash());
    }
    path.trace(new Writer());
    content.append(fills && strokes ? "B" : fills ? "f" : "S").append(" Q\n");
  }

  private void setOpacity(Look look) {
    double fill = look.fill().visible() ? look.fill().opacity() : 1;
    double stroke = look.stroke().visible() ? look.stroke().opacity() : 1;
    if (fill < 1 || stroke < 1) {
      String state = "<</ca " + SvgCanvas.number(fill) + " /CA " + SvgCanvas.number(stroke) + ">>";
      opacities.putIfAbsent(state, "G" + opacities.size());
      content.append('/').append(opacities.get(state)).append(" gs ");
    }
  }

  private void colour(Colour colour, String operator) {
    numbers(
        (colour.rgb() >> 16 & 0xFF) / 255.0,
        (colour.rgb() >> 8 & 0xFF) / 255.0,
        (colour.rgb() & 0xFF) / 255.0);
    content.append(operator).append(' ');
  }

  private void dash(Look.Dash dash) {
    if (dash != Look.Dash.SOLID) {
      content.append('[');
      numbers(dash.lengths());
      content.append("] 0 d ").append(dash == Look.Dash.DOTTED ? "1 J " : "");
    }
  }

  @Override
  public void circle(double x, double y, double radius, Look look) {
    // Four cubic arcs with this handle differ from a circle by less than 0.03 % of its radius.
    double handle = 0.5523 * radius;
    path(
        new Outline()
            .moveTo(x + radius, y)
            .curveTo(x + radius, y + handle, x + handle, y + radius, x, y + radius)
            .curveTo(x - handle, y + radius, x - radius, y + handle, x - radius, y)
            .curveTo(x - radius, y - handle, x - handle, y - radius, x, y - radius)
            .curveTo(x + handle, y - radius, x + radius, y - handle, x + radius, y)
            .close(),
        look);
  }

  @Override
  public void text(String text, double x, double y, TextStyle style) {
    double before = -style.width(text) * style.anchor().share();
    content.append("q ");
    if (style.vertical()) {
      numbers(0, -1, 1, 0, x, y);
    } else {
      numbers(1, 0, 0, 1, x, y);
    }
    content.append("cm ");
    numbers(1, 0, 0, 1, before, 0);
    content.append("cm\n");
    // The bundled font has one weight: bold is drawn with a heavier outline.
    Colour edge = style.bold() ? style.colour() : Colour.NONE;
    path(
        Typeface.bundled().outline(MinusSign.in(text), style.size()),
        Look.outlined(style.colour(), edge, 0.05 * style.size()));
    content.append("BT /F 1 Tf 3 Tr ");
    numbers(style.size(), 0, 0, -style.size(), 0, 0);
    content.append("Tm ").append(string(text)).append(" Tj ET Q\n");
  }

  /** A string in the encoding of the page; letters that it lacks become question marks. */
  private static String string(String text) {
    StringBuilder written = new StringBuilder("<");
    for (byte letter : text.getBytes(WIN_ANSI)) {
      written.append(String.format(Locale.ROOT, "%02x", letter));
    }
    return written.append('>').toString();
  }

  private void numbers(double... values) {
    for (double value : values) {
      content.append(number(value)).append(' ');
    }
  }

  /** Five decimals, without an exponent, which PDF does not know. */
  private static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(5, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** The finished file. */
  byte[] file() {
    byte[] page = deflated(content.toString().getBytes(StandardCharsets.US_ASCII));
    StringBuilder states = new StringBuilder();
    opacities.forEach((state, name) -> states.append('/').append(name).append(' ').append(state));
    List<byte[]> objects = new ArrayList<>();
    objects.add(ascii("<</Type /Catalog /Pages 2 0 R>>"));
    objects.add(ascii("<</Type /Pages /Kids [3 0 R] /Count 1>>"));
    objects.add(
        ascii(
            "<</Type /Page /Parent 2 0 R /MediaBox [0 0 "
                + number(width * POINTS_PER_MILLIMETRE)
                + " "
                + number(height * POINTS_PER_MILLIMETRE)
                + "] /Contents 4 0 R /Resources <</Font <</F 5 0 R>> /ExtGState <<"
                + states
                + ">>>>>>"));
    objects.add(
        joined(
            ascii("<</Length " + page.length + " /Filter /FlateDecode>>\nstream\n"),
            page,
            ascii("\nendstream")));
    objects.add(
        ascii("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>"));
    objects.add(ascii("<</Title " + unicode(title) + " /Creator (Zoo of RNNs)>>"));
    return file(objects);
  }

  private static byte[] file(List<byte[]> objects) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    // Bytes above 127 tell programs that move files that this one is not text.
    out.writeBytes(joined(ascii("%PDF-1.4\n%"), new byte[] {-1, -2, -3, -4}, ascii("\n")));
    StringBuilder places = new StringBuilder();
    for (int i = 0; i < objects.size(); i++) {
      places.append(String.format(Locale.ROOT, "%010d 00000 n \n", out.size()));
      out.writeBytes(joined(ascii(i + 1 + " 0 obj\n"), objects.get(i), ascii("\nendobj\n")));
    }
    int table = out.size();
    int count = objects.size() + 1;
    out.writeBytes(
        ascii(
            "xref\n0 "
                + count
                + "\n0000000000 65535 f \n"
                + places
                + "trailer\n<</Size "
                + count
                + " /Root 1 0 R /Info 6 0 R>>\nstartxref\n"
                + table
                + "\n%%EOF\n"));
    return out.toByteArray();
  }

  /** A string of any letters, as UTF-16 in hexadecimal digits. */
  private static String unicode(String text) {
    StringBuilder written = new StringBuilder("<FEFF");
    text.chars().forEach(c -> written.append(String.format(Locale.ROOT, "%04X", c)));
    return written.append('>').toString();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] block = new byte[8192];
      while (!deflater.finished()) {
        out.write(block, 0, deflater.deflate(block));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /** Writes the operators of a path. */
  private final class Writer implements Outline.Pen {

    @Override
    public void moveTo(double x, double y) {
      numbers(x, y);
      content.append("m ");
    }

    @Override
    public void lineTo(double x, double y) {
      numbers(x, y);
      content.append("l ");
    }

    @Override
    public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
      numbers(x1, y1, x2, y2, x, y);
      content.append("c ");
    }

    @Override
    public void close() {
      content.append("h ");
    }
  }
}
