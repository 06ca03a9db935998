package org.rnnzoo.core.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.Table;
import org.rnnzoo.core.folder.FigureFiles;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Npz;
import org.rnnzoo.core.io.Trees;

/**
 * A result as files: that of an analysis in its run, that of a comparison in a folder of its own.
 */
public final class ResultFiles {

  private ResultFiles() {}

  /**
   * Writes {@code result.json}, {@code arrays.npz}, a CSV for each table, and figures as SVG and
   * PNG.
   *
   * @param about what the result depends on
   * @param folder an empty folder
   */
  public static void write(Result result, Map<String, Object> about, Path folder) {
    Map<String, Object> values = new LinkedHashMap<>(result.values());
    Map<String, Object> columns = new LinkedHashMap<>();
    result
        .tables()
        .forEach(
            (name, table) -> {
              values.put(name, table.maps());
              columns.put(name, table.columns().stream().map(ResultFiles::tree).toList());
              AtomicFile.write(folder.resolve(name + ".csv"), table.csv());
            });
    if (!columns.isEmpty()) {
      values.put("columns", columns);
    }
    values.put("report", result.report());
    values.put("about", about);
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    result.arrays().forEach((name, array) -> arrays.put(name, NpyArray.of(array)));
    Npz.write(folder.resolve("arrays.npz"), arrays);
    result.figures().forEach((name, figure) -> FigureFiles.write(folder, name, figure));
    Trees.writeJson(folder.resolve("result.json"), values);
  }

  private static Map<String, Object> tree(Table.Column column) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", column.name());
    tree.put("label", column.label());
    tree.put("unit", column.unit());
    return tree;
  }
}
