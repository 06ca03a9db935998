package org.rnnzoo.browser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A page as a screen reader tells it: the landmarks, headings and controls of the accessibility
 * tree with their names, one a line. What plugins bring along, such as their options and fields,
 * and numbers that differ from run to run are left out, so that it can be compared with a file.
 */
final class Outline {

  private static final Set<String> TOLD =
      Set.of(
          "banner",
          "navigation",
          "main",
          "complementary",
          "region",
          "heading",
          "button",
          "link",
          "searchbox",
          "application",
          "grid",
          "table",
          "alert",
          "status",
          "DisclosureTriangle");

  private final Map<String, Map<?, ?>> nodes = new LinkedHashMap<>();
  private final StringBuilder lines = new StringBuilder();

  private Outline(List<?> tree) {
    for (Object element : tree) {
      Map<?, ?> node = (Map<?, ?>) element;
      nodes.put(String.valueOf(node.get("nodeId")), node);
    }
  }

  /** The outline of the page that is open. */
  static String of(Chromium chromium) {
    Map<String, Object> answer =
        chromium.driver().executeCdpCommand("Accessibility.getFullAXTree", Map.of());
    Outline outline = new Outline((List<?>) answer.get("nodes"));
    outline.add(outline.nodes.keySet().iterator().next(), 0);
    return outline.lines.toString();
  }

  private void add(String id, int depth) {
    Map<?, ?> node = nodes.get(id);
    if (node == null) {
      return;
    }
    String role = value(node, "role");
    boolean told = !Boolean.TRUE.equals(node.get("ignored")) && TOLD.contains(role);
    if (told) {
      lines
          .append("  ".repeat(depth))
          .append(role)
          .append(' ')
          .append(settled(value(node, "name")))
          .append('\n');
    }
    if (node.get("childIds") instanceof List<?> children) {
      children.forEach(child -> add(String.valueOf(child), told ? depth + 1 : depth));
    }
  }

  private static String value(Map<?, ?> node, String key) {
    return node.get(key) instanceof Map<?, ?> inner ? String.valueOf(inner.get("value")) : "";
  }

  /** Without what differs from run to run. */
  private static String settled(String name) {
    return name.replaceAll("[0-9]+([.,][0-9]+)*", "#").strip();
  }
}
