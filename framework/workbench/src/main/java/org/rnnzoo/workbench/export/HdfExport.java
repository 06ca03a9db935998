package org.rnnzoo.workbench.export;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Trees;

/** HDF5 with the groups {@code weights}, {@code tensors} and {@code trials}. */
final class HdfExport implements ExportFormat.Writer {

  @Override
  public Map<String, Object> write(ExportContent content, Path file) {
    Map<String, Map<String, NpyArray>> groups = new LinkedHashMap<>();
    groups.put("weights", content.network().weights());
    groups.put("tensors", content.tensors());
    groups.put("trials", content.trials());
    HdfWriter.write(
        file,
        hdf -> {
          groups.forEach(
              (name, arrays) -> {
                if (!arrays.isEmpty()) {
                  HdfWriter.put(hdf.putGroup(name), arrays);
                }
              });
          hdf.putDataset("description", Trees.json(content.description()));
        });
    return Map.of();
  }
}
