package org.rnnzoo.host;

import java.util.List;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginProblem;

/**
 * A file of a plugin folder and what became of it.
 *
 * @param jar the file name
 * @param bundle the symbolic name; empty if it could not be loaded
 * @param version the version; empty if it could not be loaded
 * @param state how it is doing, in words: {@code ready}, {@code partly ready}, {@code broken} or,
 *     for a bundle without plugins, {@code library}
 * @param plugins the plugins it provides
 * @param sha256 the SHA-256 of the jar; empty for a class folder
 * @param location the path of the jar or class folder
 * @param problems what is wrong with it
 */
public record BundleReport(
    String jar,
    String bundle,
    String version,
    String state,
    List<Installed> plugins,
    String sha256,
    String location,
    List<PluginProblem> problems) {

  static String state(List<Installed> plugins, List<PluginProblem> problems) {
    if (plugins.isEmpty()) {
      return problems.isEmpty() ? "library" : "broken";
    }
    return problems.isEmpty() ? "ready" : "partly ready";
  }
}
