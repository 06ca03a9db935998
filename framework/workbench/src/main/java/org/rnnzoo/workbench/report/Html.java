package org.rnnzoo.workbench.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** A page of HTML on its way to text. Everything that is put in as text is escaped. */
final class Html {

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();
  private int names;

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn
   */
  Html open(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1]));
      out.append('"');
    }
    out.append('>');
    open.push(element);
    return this;
  }

  /** Closes the element that was opened last. */
  Html close() {
    String element = open.pop();
    out.append("</").append(element).append('>');
    if (!element.matches("a|code|td|th|strong")) {
      out.append('\n');
    }
    return this;
  }

  /** Adds text. */
  Html text(Object text) {
    out.append(escaped(String.valueOf(text)));
    return this;
  }

  /** Adds an element that holds nothing but text. */
  Html element(String element, Object text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  /** Adds a link to a place in this page. */
  Html link(String anchor, Object text) {
    return element("a", text, "href", "#" + anchor);
  }

  /** Adds what is markup already and was made by {@link SafeSvg} or by this program. */
  Html markup(String markup) {
    out.append(markup);
    return this;
  }

  /** A name for a place that nothing else has. */
  String fresh(String word) {
    return word + "-" + ++names;
  }

  /** Text that means itself wherever it stands. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                  boolean control = c < ' ' && c != '\n' && c != '\t';
                  safe.appendCodePoint(control || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c);
                }
              }
            });
    return safe.toString();
  }

  /** A word that can be the name of a place in the page. */
  static String anchor(String... words) {
    return String.join("-", words).replaceAll("[^A-Za-z0-9._-]+", "-");
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("Not closed: " + open);
    }
    return out.toString();
  }
}
