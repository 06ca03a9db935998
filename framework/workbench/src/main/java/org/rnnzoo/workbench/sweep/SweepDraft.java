package org.rnnzoo.workbench.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.Plugins;

/**
 * A sweep as somebody fills it into a form: an experiment, and for some of its keys values in
 * words.
 *
 * @param experiment the experiment that all cells start from
 * @param axes values by key, such as {@code 1..5}, {@code 0.5, 1, 2} or {@code {log: [0.001, 0.1],
 *     count: 5}}
 * @param analyses the analyses that every network gets
 */
public record SweepDraft(
    Map<String, Object> experiment, Map<String, String> axes, List<String> analyses) {

  public SweepDraft {
    experiment = new LinkedHashMap<>(experiment);
    axes = new LinkedHashMap<>(axes);
    analyses = List.copyOf(analyses);
  }

  /** The file that would plan it. */
  public Map<String, Object> tree() {
    Map<String, Object> values = new LinkedHashMap<>();
    axes.forEach((key, words) -> values.put(key.strip(), values(key, words)));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("experiment", experiment);
    tree.put("axes", values);
    if (!analyses.isEmpty()) {
      tree.put("analyses", analyses);
    }
    return tree;
  }

  /** Words with commas between them are a list, with or without brackets. */
  private static Object values(String key, String words) {
    String text = words.strip();
    if (key.isBlank() || text.isEmpty()) {
      throw UserException.input(
          "An axis needs a key and values, such as model.units and 32, 64, 128.");
    }
    boolean bare = !text.startsWith("[") && !text.startsWith("{");
    return Trees.parseYaml(bare && text.contains(",") ? "[" + text + "]" : text);
  }

  /**
   * Settles every cell.
   *
   * @throws UserException if an axis is none or a cell is no experiment
   */
  public SweepPlan plan(Plugins plugins) {
    return SweepPlan.of(SweepFile.of(tree(), plugins), plugins);
  }
}
