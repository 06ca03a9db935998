package org.rnnzoo.workbench.report;

import java.util.Map;
import java.util.Optional;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.Plugins;

/**
 * A plugin that something in the report was made with.
 *
 * @param kind its kind, one word
 * @param name its name
 * @param bundle the symbolic name of its bundle
 * @param version the version of the bundle
 * @param sha256 the hash of its jar; empty if it was not in a jar
 */
record PluginUse(String kind, String name, String bundle, String version, String sha256) {

  /** A plugin as a manifest or a result tells of it. */
  static PluginUse of(String kind, Object name, Map<?, ?> tree) {
    return new PluginUse(
        kind,
        word(name),
        word(tree.get("bundle")),
        word(tree.get("bundleVersion")),
        word(tree.get("sha256")));
  }

  private static String word(Object value) {
    return value == null ? "" : String.valueOf(value);
  }

  /** Where the report tells of it. */
  String anchor() {
    return Html.anchor("plugin", kind, name, version, shortHash());
  }

  /** The beginning of the hash. */
  String shortHash() {
    return sha256.isEmpty() ? "no jar" : sha256.substring(0, Math.min(12, sha256.length()));
  }

  /** The plugin of that name here, whatever its version. */
  Optional<Installed> installed(Plugins plugins) {
    for (PluginKind each : PluginKind.values()) {
      if (each.word().equals(kind)) {
        return plugins.all(each).stream().filter(plugin -> plugin.name().equals(name)).findFirst();
      }
    }
    return Optional.empty();
  }
}
