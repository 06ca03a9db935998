package org.rnnzoo.workbench.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A picture from a folder, made fit to stand in a page. A folder may have come from anybody, so
 * that only shapes and text are taken over: no script, no style, no link, nothing from elsewhere.
 */
final class SafeSvg {

  private static final Set<String> ELEMENTS =
      Set.of(
          "svg",
          "g",
          "path",
          "circle",
          "rect",
          "line",
          "polyline",
          "polygon",
          "ellipse",
          "text",
          "tspan",
          "title",
          "desc");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "width",
          "height",
          "viewBox",
          "d",
          "fill",
          "fill-opacity",
          "fill-rule",
          "stroke",
          "stroke-width",
          "stroke-linejoin",
          "stroke-linecap",
          "stroke-dasharray",
          "stroke-opacity",
          "stroke-miterlimit",
          "opacity",
          "x",
          "y",
          "x1",
          "y1",
          "x2",
          "y2",
          "dx",
          "dy",
          "cx",
          "cy",
          "r",
          "rx",
          "ry",
          "points",
          "transform",
          "font-family",
          "font-size",
          "font-weight",
          "font-style",
          "text-anchor",
          "dominant-baseline",
          "baseline-shift");

  private SafeSvg() {}

  /**
   * The picture in a file.
   *
   * @param title what it shows, for those who do not see it
   * @return empty if the file holds no picture of this kind
   */
  static Optional<String> read(Path file, String title) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try (InputStream in = Files.newInputStream(file)) {
      return copy(factory.createXMLStreamReader(in), title);
    } catch (IOException | XMLStreamException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> copy(XMLStreamReader in, String title) throws XMLStreamException {
    StringBuilder out = new StringBuilder();
    int depth = 0;
    int skipped = 0;
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          boolean known = ELEMENTS.contains(in.getLocalName());
          if (depth == 0 && !in.getLocalName().equals("svg")) {
            return Optional.empty();
          }
          skipped += skipped > 0 || !known ? 1 : 0;
          if (skipped == 0) {
            start(in, depth, title, out);
          }
          depth++;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          if (skipped > 0) {
            skipped--;
          } else {
            out.append("</").append(in.getLocalName()).append('>');
          }
        }
        case XMLStreamConstants.CHARACTERS -> {
          if (skipped == 0 && depth > 0 && !in.isWhiteSpace()) {
            out.append(Html.escaped(in.getText()));
          }
        }
        default -> {}
      }
    }
    return Optional.of(out.toString());
  }

  private static void start(XMLStreamReader in, int depth, String title, StringBuilder out) {
    out.append('<').append(in.getLocalName());
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String name = in.getAttributeLocalName(i);
      String value = in.getAttributeValue(i);
      if (ATTRIBUTES.contains(name) && !value.contains("url(") && !(depth == 0 && isSize(name))) {
        out.append(' ').append(name).append("=\"").append(Html.escaped(value)).append('"');
      }
    }
    if (depth == 0) {
      out.append(" role=\"img\" aria-label=\"").append(Html.escaped(title)).append('"');
      String width = in.getAttributeValue(null, "width");
      if (width != null && width.matches("[0-9.]+mm")) {
        out.append(" style=\"width:").append(width).append('"');
      }
    }
    out.append('>');
  }

  /** The size of the whole is left to the page, which may be narrow. */
  private static boolean isSize(String attribute) {
    return attribute.equals("width") || attribute.equals("height");
  }
}
