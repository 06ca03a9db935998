package org.rnnzoo.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Paints pixels; needs neither a display nor fonts on the machine. */
final class PngCanvas implements Canvas {

  private static final double MILLIMETRES_PER_INCH = 25.4;

  private final BufferedImage image;
  private final Graphics2D graphics;
  private final double dotsPerMillimetre;

  PngCanvas(double width, double height, double dpi) {
    dotsPerMillimetre = dpi / MILLIMETRES_PER_INCH;
    image =
        new BufferedImage(
            (int) Math.round(width * dotsPerMillimetre),
            (int) Math.round(height * dotsPerMillimetre),
            BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(dotsPerMillimetre, dotsPerMillimetre);
  }

  /** The finished file, which knows its resolution. */
  byte[] file() {
    graphics.dispose();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(new IIOImage(image, null, resolution(writer)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private IIOMetadata resolution(ImageWriter writer) throws IIOInvalidTreeException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
    String dotsPerMetre = Long.toString(Math.round(dotsPerMillimetre * 1000));
    IIOMetadataNode pixels = new IIOMetadataNode("pHYs");
    pixels.setAttribute("pixelsPerUnitXAxis", dotsPerMetre);
    pixels.setAttribute("pixelsPerUnitYAxis", dotsPerMetre);
    pixels.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
    root.appendChild(pixels);
    metadata.mergeTree("javax_imageio_png_1.0", root);
    return metadata;
  }

  @Override
  public void beginGroup(String name) {}

  @Override
  public void endGroup() {}

  @Override
  public void path(Outline path, Look look) {
    draw(shape(path), look);
  }

  @Override
  public void circle(double x, double y, double radius, Look look) {
    draw(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), look);
  }

  @Override
  public void text(String text, double x, double y, TextStyle style) {
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    if (style.vertical()) {
      place.rotate(-Math.PI / 2);
    }
    place.translate(-style.width(text) * style.anchor().share(), 0);
    Shape glyphs =
        place.createTransformedShape(
            shape(Typeface.bundled().outline(MinusSign.in(text), style.size())));
    // The bundled font has one weight: bold is drawn with a heavier outline.
    Colour edge = style.bold() ? style.colour() : Colour.NONE;
    draw(glyphs, Look.outlined(style.colour(), edge, 0.05 * style.size()));
  }

  private void draw(Shape shape, Look look) {
    graphics.setRenderingHint(
        RenderingHints.KEY_ANTIALIASING,
        look.crisp() ? RenderingHints.VALUE_ANTIALIAS_OFF : RenderingHints.VALUE_ANTIALIAS_ON);
    if (look.fill().visible()) {
      graphics.setColor(awt(look.fill()));
      graphics.fill(shape);
    }
    if (look.stroke().visible()) {
      graphics.setColor(awt(look.stroke()));
      graphics.setStroke(stroke(look));
      graphics.draw(shape);
    }
  }

  private static BasicStroke stroke(Look look) {
    double[] lengths = look.dash().lengths();
    float[] dashes = lengths.length == 0 ? null : new float[lengths.length];
    for (int i = 0; i < lengths.length; i++) {
      dashes[i] = (float) lengths[i];
    }
    int cap = look.dash() == Look.Dash.DOTTED ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT;
    return new BasicStroke((float) look.width(), cap, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  private static Color awt(Colour colour) {
    return new Color(
        colour.rgb() >> 16 & 0xFF,
        colour.rgb() >> 8 & 0xFF,
        colour.rgb() & 0xFF,
        (int) Math.round(255 * colour.opacity()));
  }

  private static Path2D shape(Outline path) {
    Path2D.Double shape = new Path2D.Double(Path2D.WIND_NON_ZERO);
    path.trace(
        new Outline.Pen() {
          @Override
          public void moveTo(double x, double y) {
            shape.moveTo(x, y);
          }

          @Override
          public void lineTo(double x, double y) {
            shape.lineTo(x, y);
          }

          @Override
          public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
            shape.curveTo(x1, y1, x2, y2, x, y);
          }

          @Override
          public void close() {
            shape.closePath();
          }
        });
    return shape;
  }
}
