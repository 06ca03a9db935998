package org.rnnzoo.figure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * The bundled typeface, DejaVu Sans: widths and outlines of its glyphs.
 *
 * <p>We read the TrueType file ourselves because the fonts of Java's desktop module need fontconfig
 * on the machine, which servers often lack, and differ between machines.
 */
final class Typeface {

  private static final class Bundled {
    static final Typeface INSTANCE = read("DejaVuSans.ttf");
  }

  // Flags of points and of parts, named as in the OpenType specification, chapter "glyf".
  private static final int ON_CURVE_POINT = 0x01;
  private static final int X_SHORT_VECTOR = 0x02;
  private static final int Y_SHORT_VECTOR = 0x04;
  private static final int REPEAT_FLAG = 0x08;
  private static final int X_IS_SAME_OR_POSITIVE = 0x10;
  private static final int Y_IS_SAME_OR_POSITIVE = 0x20;
  private static final int ARG_1_AND_2_ARE_WORDS = 0x0001;
  private static final int WE_HAVE_A_SCALE = 0x0008;
  private static final int MORE_COMPONENTS = 0x0020;
  private static final int WE_HAVE_AN_X_AND_Y_SCALE = 0x0040;
  private static final int WE_HAVE_A_TWO_BY_TWO = 0x0080;

  private final ByteBuffer file;
  private final Map<String, Integer> tables = new HashMap<>();
  private final int unitsPerEm;
  private final boolean longOffsets;
  private final int advances;
  private final int characters;

  private Typeface(byte[] bytes) {
    file = ByteBuffer.wrap(bytes);
    int count = unsignedShort(4);
    for (int i = 0; i < count; i++) {
      int entry = 12 + 16 * i;
      StringBuilder name = new StringBuilder();
      for (int c = 0; c < 4; c++) {
        name.append((char) file.get(entry + c));
      }
      tables.put(name.toString(), file.getInt(entry + 8));
    }
    unitsPerEm = unsignedShort(tables.get("head") + 18);
    longOffsets = file.getShort(tables.get("head") + 50) == 1;
    advances = unsignedShort(tables.get("hhea") + 34);
    characters = segmentedCharacterMap();
  }

  static Typeface bundled() {
    return Bundled.INSTANCE;
  }

  private static Typeface read(String name) {
    try (InputStream in = Typeface.class.getResourceAsStream(name)) {
      return new Typeface(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The width of a line of text set at a size, in the unit of the size. */
  double width(String text, double size) {
    long units = text.codePoints().mapToLong(c -> advance(glyph(c))).sum();
    return units * size / unitsPerEm;
  }

  /** The outline of a line of text that begins at the origin, y downwards. */
  Outline outline(String text, double size) {
    Outline path = new Outline();
    double scale = size / unitsPerEm;
    double x = 0;
    for (int codePoint : text.codePoints().toArray()) {
      int glyph = glyph(codePoint);
      draw(glyph, new Placement(scale, 0, 0, -scale, x, 0), path);
      x += advance(glyph) * scale;
    }
    return path;
  }

  /** From font units to the page: x' = a x + c y + e, y' = b x + d y + f. */
  private record Placement(double a, double b, double c, double d, double e, double f) {

    double x(double x, double y) {
      return a * x + c * y + e;
    }

    double y(double x, double y) {
      return b * x + d * y + f;
    }

    /** The placement of a part that is itself placed within this one. */
    Placement within(Placement part) {
      return new Placement(
          a * part.a + c * part.b,
          b * part.a + d * part.b,
          a * part.c + c * part.d,
          b * part.c + d * part.d,
          x(part.e, part.f),
          y(part.e, part.f));
    }
  }

  private int unsignedShort(int at) {
    return Short.toUnsignedInt(file.getShort(at));
  }

  private int unsignedByte(int at) {
    return Byte.toUnsignedInt(file.get(at));
  }

  private int segmentedCharacterMap() {
    int cmap = tables.get("cmap");
    int count = unsignedShort(cmap + 2);
    for (int i = 0; i < count; i++) {
      int table = cmap + file.getInt(cmap + 4 + 8 * i + 4);
      if (unsignedShort(table) == 4) {
        return table;
      }
    }
    throw new IllegalStateException("The bundled font has no character map of format 4.");
  }

  /** The glyph of a character, 0 for one that is missing. */
  private int glyph(int codePoint) {
    int doubledSegments = unsignedShort(characters + 6);
    int ends = characters + 14;
    int starts = ends + doubledSegments + 2;
    int deltas = starts + doubledSegments;
    int offsets = deltas + doubledSegments;
    for (int s = 0; s < doubledSegments; s += 2) {
      if (codePoint <= unsignedShort(ends + s)) {
        int start = unsignedShort(starts + s);
        if (codePoint < start) {
          return 0;
        }
        int delta = unsignedShort(deltas + s);
        int offset = unsignedShort(offsets + s);
        if (offset == 0) {
          return codePoint + delta & 0xFFFF;
        }
        int glyph = unsignedShort(offsets + s + offset + 2 * (codePoint - start));
        return glyph == 0 ? 0 : glyph + delta & 0xFFFF;
      }
    }
    return 0;
  }

  private int advance(int glyph) {
    return unsignedShort(tables.get("hmtx") + 4 * Math.min(glyph, advances - 1));
  }

  private int offset(int glyph) {
    int loca = tables.get("loca");
    return longOffsets ? file.getInt(loca + 4 * glyph) : 2 * unsignedShort(loca + 2 * glyph);
  }

  private void draw(int glyph, Placement placement, Outline path) {
    if (offset(glyph + 1) == offset(glyph)) {
      return; // a space
    }
    int at = tables.get("glyf") + offset(glyph);
    int contours = file.getShort(at);
    if (contours >= 0) {
      drawContours(at + 10, contours, placement, path);
    } else {
      drawParts(at + 10, placement, path);
    }
  }

  private void drawParts(int start, Placement placement, Outline path) {
    int at = start;
    int flags;
    do {
      flags = unsignedShort(at);
      int glyph = unsignedShort(at + 2);
      at += 4;
      boolean words = (flags & ARG_1_AND_2_ARE_WORDS) != 0;
      double dx = words ? file.getShort(at) : file.get(at);
      double dy = words ? file.getShort(at + 2) : file.get(at + 1);
      at += words ? 4 : 2;
      double a = 1;
      double b = 0;
      double c = 0;
      double d = 1;
      if ((flags & WE_HAVE_A_SCALE) != 0) {
        a = fixed(at);
        d = a;
        at += 2;
      } else if ((flags & WE_HAVE_AN_X_AND_Y_SCALE) != 0) {
        a = fixed(at);
        d = fixed(at + 2);
        at += 4;
      } else if ((flags & WE_HAVE_A_TWO_BY_TWO) != 0) {
        a = fixed(at);
        b = fixed(at + 2);
        c = fixed(at + 4);
        d = fixed(at + 6);
        at += 8;
      }
      draw(glyph, placement.within(new Placement(a, b, c, d, dx, dy)), path);
    } while ((flags & MORE_COMPONENTS) != 0);
  }

  /** A number with 14 binary places. */
  private double fixed(int at) {
    return file.getShort(at) / 16384.0;
  }

  private void drawContours(int start, int contours, Placement placement, Outline path) {
    int points = contours == 0 ? 0 : unsignedShort(start + 2 * (contours - 1)) + 1;
    int at = start + 2 * contours;
    at += 2 + unsignedShort(at); // hinting instructions
    int[] flags = new int[points];
    for (int i = 0; i < points; i++) {
      flags[i] = unsignedByte(at++);
      if ((flags[i] & REPEAT_FLAG) != 0) {
        for (int repeats = unsignedByte(at++); repeats > 0; repeats--) {
          flags[i + 1] = flags[i];
          i++;
        }
      }
    }
    double[] x = new double[points];
    double[] y = new double[points];
    at = coordinates(at, flags, X_SHORT_VECTOR, X_IS_SAME_OR_POSITIVE, x);
    coordinates(at, flags, Y_SHORT_VECTOR, Y_IS_SAME_OR_POSITIVE, y);
    int first = 0;
    for (int contour = 0; contour < contours; contour++) {
      int last = unsignedShort(start + 2 * contour);
      drawContour(flags, x, y, first, last, placement, path);
      first = last + 1;
    }
  }

  private int coordinates(int start, int[] flags, int shortVector, int same, double[] out) {
    int at = start;
    int value = 0;
    for (int i = 0; i < flags.length; i++) {
      boolean sameOrPositive = (flags[i] & same) != 0;
      if ((flags[i] & shortVector) != 0) {
        int delta = unsignedByte(at++);
        value += sameOrPositive ? delta : -delta;
      } else if (!sameOrPositive) {
        value += file.getShort(at);
        at += 2;
      }
      out[i] = value;
    }
    return at;
  }

  /** Draws a closed contour; between two points off the curve lies one on it, half way. */
  private static void drawContour(
      int[] flags, double[] x, double[] y, int first, int last, Placement placement, Outline path) {
    int n = last - first + 1;
    int start = 0;
    while (start < n && (flags[first + start] & ON_CURVE_POINT) == 0) {
      start++;
    }
    if (start == n) {
      return; // a contour with no point on the curve does not occur in the bundled font
    }
    int origin = first + start;
    double fromX = x[origin];
    double fromY = y[origin];
    path.moveTo(placement.x(fromX, fromY), placement.y(fromX, fromY));
    for (int i = 1; i <= n; i++) {
      int p = first + (start + i) % n;
      double toX = x[p];
      double toY = y[p];
      if ((flags[p] & ON_CURVE_POINT) != 0) {
        path.lineTo(placement.x(toX, toY), placement.y(toX, toY));
      } else {
        int next = first + (start + i + 1) % n;
        boolean nextOnCurve = (flags[next] & ON_CURVE_POINT) != 0;
        double controlX = toX;
        double controlY = toY;
        toX = nextOnCurve ? x[next] : (controlX + x[next]) / 2;
        toY = nextOnCurve ? y[next] : (controlY + y[next]) / 2;
        if (nextOnCurve) {
          i++;
        }
        quadratic(path, placement, fromX, fromY, controlX, controlY, toX, toY);
      }
      fromX = toX;
      fromY = toY;
    }
    path.close();
  }

  /** A quadratic curve, written as the cubic one that equals it. */
  private static void quadratic(
      Outline path, Placement p, double x0, double y0, double cx, double cy, double x, double y) {
    double x1 = x0 + 2 * (cx - x0) / 3;
    double y1 = y0 + 2 * (cy - y0) / 3;
    double x2 = x + 2 * (cx - x) / 3;
    double y2 = y + 2 * (cy - y) / 3;
    path.curveTo(p.x(x1, y1), p.y(x1, y1), p.x(x2, y2), p.y(x2, y2), p.x(x, y), p.y(x, y));
  }
}
