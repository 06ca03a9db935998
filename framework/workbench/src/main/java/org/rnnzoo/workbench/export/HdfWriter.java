package org.rnnzoo.workbench.export;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Workplace;

/** Writes files of HDF5, all of them or nothing. */
final class HdfWriter {

  private HdfWriter() {}

  /** Writes a file; the library wants a path of its own, so the file is made aside. */
  static void write(Path file, Consumer<WritableHdfFile> content) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      try (Workplace workplace = Workplace.make(folder, ".new-")) {
        Path fresh = workplace.path().resolve("export.h5");
        try (WritableHdfFile hdf = HdfFile.write(fresh)) {
          content.accept(hdf);
        }
        AtomicFile.write(file, out -> Files.copy(fresh, out));
      }
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(file, e);
    }
  }

  /** Puts arrays into a group; those without values, which HDF5 has no room for, are left away. */
  static void put(WritableGroup group, Map<String, NpyArray> arrays) {
    arrays.forEach(
        (name, array) -> {
          if (Array.getLength(array.values()) > 0) {
            group.putDataset(name, NestedArray.of(array));
          }
        });
  }
}
