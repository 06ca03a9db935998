package org.rnnzoo.workbench.export;

import java.nio.file.Path;
import java.util.Map;
import org.rnnzoo.core.io.Npz;

/** A NumPy archive of all arrays. */
final class NpzExport implements ExportFormat.Writer {

  @Override
  public Map<String, Object> write(ExportContent content, Path file) {
    Npz.write(file, content.flat());
    return Map.of();
  }
}
