package org.rnnzoo.workbench.compare;

import java.util.List;
import java.util.Map;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Assignments;
import org.rnnzoo.core.config.PluginParameters;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginRequest;
import org.rnnzoo.core.plugin.Plugins;

/**
 * A comparison that a user asks for, with its parameters.
 *
 * @param comparison the comparison
 * @param parameters its parameters
 */
public record ComparisonRequest(Installed comparison, Record parameters) {

  /**
   * Reads what a user wrote.
   *
   * @param settings assignments of parameters
   * @throws UserException if a parameter is wrong
   */
  public static ComparisonRequest of(String name, List<String> settings, Plugins plugins) {
    Map<String, Object> values = Assignments.parse(settings);
    return of(name, values, plugins);
  }

  /**
   * A comparison with some parameters.
   *
   * @param values the parameters that differ from the default ones
   * @throws UserException if a parameter is wrong
   */
  public static ComparisonRequest of(String name, Map<String, Object> values, Plugins plugins) {
    Installed comparison;
    try {
      comparison = plugins.find(PluginKind.COMPARISON, PluginRequest.parse(name));
    } catch (IllegalArgumentException e) {
      throw UserException.input(e.getMessage(), e);
    }
    return new ComparisonRequest(
        comparison, PluginParameters.read(comparison.plugin(), comparison.name(), values));
  }
}
