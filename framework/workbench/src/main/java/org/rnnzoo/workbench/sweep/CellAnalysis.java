package org.rnnzoo.workbench.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.StoredResult;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.run.AnalysisJob;
import org.rnnzoo.core.run.Run;
import org.rnnzoo.workbench.analyse.AnalysisRequest;

/**
 * An analysis that the cells of a sweep get: all, or those that it suits.
 *
 * @param use the analysis
 * @param label what its result is called beside the name of the analysis, the key {@code as}; none
 *     for default settings
 * @param where the values of keys that a cell must have, as in the exclusions of a sweep, the key
 *     {@code where}; none for all cells
 * @param parameters the parameters that differ from the default ones
 */
record CellAnalysis(
    String use, Optional<String> label, Map<String, Object> where, Map<String, Object> parameters) {

  private static final String USE = "use";
  private static final String LABEL = "as";
  private static final String WHERE = "where";
  private static final String STANDARD_LABEL = "sweep";

  /** Reads a name, or keys of which {@code use} is one. */
  static CellAnalysis read(Object given) {
    if (given instanceof String name) {
      return new CellAnalysis(name, Optional.empty(), Map.of(), Map.of());
    }
    Map<String, Object> parameters = new LinkedHashMap<>();
    ((Map<?, ?>) given).forEach((key, value) -> parameters.put(String.valueOf(key), value));
    if (!(parameters.remove(USE) instanceof String name)) {
      throw UserException.input(
          "analyses: %s names no analysis; write its name or {use: NAME, key: value}."
              .formatted(given));
    }
    Object label = parameters.remove(LABEL);
    Map<String, Object> where = new LinkedHashMap<>();
    Object cells = parameters.remove(WHERE);
    if (cells instanceof Map<?, ?> pattern) {
      pattern.forEach((key, value) -> where.put(String.valueOf(key), value));
    } else if (cells != null) {
      throw UserException.input(
          "analyses: where is %s; it must be keys with values, such as {model: [rate, current]}."
              .formatted(cells));
    }
    return new CellAnalysis(
        name,
        label != null
            ? Optional.of(label.toString())
            : parameters.isEmpty() ? Optional.empty() : Optional.of(STANDARD_LABEL),
        where,
        parameters);
  }

  /** What {@link #read} reads. */
  Object tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(USE, use);
    label.ifPresent(word -> tree.put(LABEL, word));
    if (!where.isEmpty()) {
      tree.put(WHERE, where);
    }
    tree.putAll(parameters);
    return tree;
  }

  /** Whether a cell gets it. */
  boolean suits(Cell cell) {
    return SweepFile.matches(where, cell.changes());
  }

  /** The names of the results that a cell needs. */
  static List<String> results(List<CellAnalysis> analyses, Cell cell) {
    return analyses.stream()
        .filter(analysis -> analysis.suits(cell))
        .map(CellAnalysis::result)
        .toList();
  }

  /** The name of the result in the folder of a run. */
  String result() {
    return label.map(word -> use + StoredResult.LABEL + word).orElse(use);
  }

  /**
   * The analysis with its parameters.
   *
   * @throws UserException if there is none of that name or a parameter is wrong
   */
  AnalysisRequest request(Plugins plugins) {
    return AnalysisRequest.of(use, parameters, plugins);
  }

  /** The work on a run. */
  AnalysisJob job(Run run, Plugins plugins) {
    AnalysisRequest request = request(plugins);
    return new AnalysisJob(run, request.analysis(), request.parameters(), Map.of(), label);
  }
}
