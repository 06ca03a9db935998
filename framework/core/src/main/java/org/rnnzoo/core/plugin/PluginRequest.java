package org.rnnzoo.core.plugin;

import org.osgi.framework.VersionRange;

/**
 * What a user writes to name a plugin: {@code rate}, {@code rate@[1.2,2)}, {@code rate@1.2} or, to
 * tell bundles apart, {@code org.rnnzoo.model.rate:rate@[1.2,1.3)}.
 *
 * @param bundle the symbolic name of the bundle; empty for any
 * @param name the name of the plugin
 * @param range the versions of the bundle that will do; a single version means that version and no
 *     other
 */
public record PluginRequest(String bundle, String name, VersionRange range) {

  private static final VersionRange ANY = new VersionRange("0");

  /**
   * Reads what a user wrote.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static PluginRequest parse(String text) {
    int at = text.indexOf('@');
    String before = at < 0 ? text : text.substring(0, at);
    int colon = before.indexOf(':');
    String name = before.substring(colon + 1);
    if (name.isEmpty()) {
      throw new IllegalArgumentException("'" + text + "' names no plugin.");
    }
    return new PluginRequest(
        colon < 0 ? "" : before.substring(0, colon),
        name,
        at < 0 ? ANY : range(text, text.substring(at + 1)));
  }

  private static VersionRange range(String text, String range) {
    try {
      boolean interval = range.startsWith("[") || range.startsWith("(");
      return new VersionRange(interval ? range : "[" + range + "," + range + "]");
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "': '"
              + range
              + "' is neither a version such as 1.2.0 nor a range such as"
              + " [1.2,2).",
          e);
    }
  }

  boolean matches(Installed candidate) {
    boolean named = candidate.name().equals(name) || candidate.plugin().aliases().contains(name);
    return named
        && (bundle.isEmpty() || bundle.equals(candidate.origin().bundle()))
        && range.includes(candidate.origin().version());
  }

  @Override
  public String toString() {
    return (bundle.isEmpty() ? "" : bundle + ":") + name + (range.equals(ANY) ? "" : "@" + range);
  }
}
