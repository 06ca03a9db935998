package org.rnnzoo.workbench.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.rnnzoo.core.folder.StoredResult;
import org.rnnzoo.core.io.Trees;

/**
 * A comparison in its folder below {@code runs/comparisons}.
 *
 * @param path the folder
 * @param about what the result depends on: the comparison, its parameters, every run with the
 *     hashes of its configuration and weights, every missing run with the reason
 */
public record StoredComparison(Path path, Map<String, Object> about) {

  /** The folder of the comparisons below a folder of runs. */
  static Path folder(Path runs) {
    return runs.resolve("comparisons");
  }

  /** The comparisons below a folder of runs, oldest first. */
  public static List<StoredComparison> list(Path runs) {
    return StoredResult.listIn(folder(runs)).stream()
        .map(stored -> new StoredComparison(stored.path(), stored.about()))
        .toList();
  }

  /** Everything in {@code result.json}. */
  public Map<String, Object> result() {
    return Trees.readJson(path.resolve("result.json"));
  }

  /** The runs that were compared, each with what is known of it. */
  public List<Map<String, Object>> runs() {
    return rows("runs");
  }

  /** The runs that were asked for and were missing. */
  public List<Map<String, Object>> missing() {
    return rows("missing");
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> rows(String key) {
    return about.get(key) instanceof List<?> rows ? (List<Map<String, Object>>) rows : List.of();
  }
}
