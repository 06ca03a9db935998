package org.rnnzoo.workbench.analyse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Assignments;
import org.rnnzoo.core.config.PluginParameters;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginRequest;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.schema.Schema;

/**
 * An analysis that a user asks for, with its parameters.
 *
 * @param analysis the analysis
 * @param parameters its parameters
 */
public record AnalysisRequest(Installed analysis, Record parameters) {

  /**
   * Reads what a user wrote.
   *
   * @param settings assignments; a key may start with the name of an analysis and a dot
   * @throws UserException if a key fits none or several of the analyses
   */
  public static List<AnalysisRequest> of(
      List<String> names, List<String> settings, Plugins plugins) {
    Map<String, Installed> analyses = new LinkedHashMap<>();
    for (String name : names) {
      Installed found = find(name, plugins);
      analyses.put(found.name(), found);
    }
    Map<String, Map<String, Object>> values = new LinkedHashMap<>();
    Assignments.parse(settings)
        .forEach(
            (key, value) -> {
              String owner = owner(key, analyses);
              String own = key.startsWith(owner + ".") ? key.substring(owner.length() + 1) : key;
              Assignments.put(
                  values.computeIfAbsent(owner, o -> new LinkedHashMap<>()), own, value);
            });
    List<AnalysisRequest> requests = new ArrayList<>();
    analyses.forEach(
        (name, analysis) ->
            requests.add(
                new AnalysisRequest(
                    analysis,
                    PluginParameters.read(
                        analysis.plugin(), name, values.getOrDefault(name, Map.of())))));
    return requests;
  }

  /**
   * An analysis with some parameters.
   *
   * @param values the parameters that differ from the default ones
   * @throws UserException if there is no such analysis or a parameter is wrong
   */
  public static AnalysisRequest of(String name, Map<String, Object> values, Plugins plugins) {
    Installed analysis = find(name, plugins);
    return new AnalysisRequest(
        analysis, PluginParameters.read(analysis.plugin(), analysis.name(), values));
  }

  private static Installed find(String name, Plugins plugins) {
    try {
      return plugins.find(PluginKind.ANALYSIS, PluginRequest.parse(name));
    } catch (IllegalArgumentException e) {
      throw UserException.input(e.getMessage(), e);
    }
  }

  /** The analysis that a key belongs to. If none has it, the first, which will say what it has. */
  private static String owner(String key, Map<String, Installed> analyses) {
    String first = key.substring(0, key.indexOf('.') < 0 ? key.length() : key.indexOf('.'));
    if (analyses.containsKey(first)) {
      return first;
    }
    List<String> owners =
        analyses.values().stream()
            .filter(analysis -> has(analysis, first))
            .map(Installed::name)
            .toList();
    if (owners.size() > 1) {
      throw UserException.input(
          "'%s' may mean %s; write the whole key."
              .formatted(
                  key,
                  owners.stream().map(o -> o + "." + key).collect(Collectors.joining(" or "))));
    }
    return owners.isEmpty() ? analyses.keySet().iterator().next() : owners.get(0);
  }

  private static boolean has(Installed analysis, String key) {
    return Schema.of(analysis.plugin().defaults().getClass()).names().contains(key);
  }
}
