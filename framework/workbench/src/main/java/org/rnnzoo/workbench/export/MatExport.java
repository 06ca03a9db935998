package org.rnnzoo.workbench.export;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.io.Workplace;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Struct;

/**
 * A MAT file, version 5, with the structs {@code weights}, {@code tensors} and {@code trials} and
 * the text {@code description}. Vectors are columns, words are cells, all numbers are double.
 */
final class MatExport implements ExportFormat.Writer {

  @Override
  public Map<String, Object> write(ExportContent content, Path file) {
    Map<String, String> renamed = new LinkedHashMap<>();
    MatFile mat = Mat5.newMatFile();
    mat.addArray("weights", struct(content.network().weights(), renamed));
    mat.addArray("tensors", struct(content.tensors(), renamed));
    mat.addArray("trials", struct(content.trials(), renamed));
    mat.addArray("description", Mat5.newString(Trees.json(content.description())));
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      try (Workplace workplace = Workplace.make(folder, ".new-")) {
        Path fresh = workplace.path().resolve("export.mat");
        Mat5.writeToFile(mat, fresh.toString());
        AtomicFile.write(file, out -> Files.copy(fresh, out));
      }
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(file, e);
    }
    return renamed.isEmpty() ? Map.of() : Map.of("renamedForMatlab", renamed);
  }

  private static Struct struct(Map<String, NpyArray> arrays, Map<String, String> renamed) {
    Struct struct = Mat5.newStruct();
    arrays.forEach(
        (name, array) -> {
          String allowed = name.replaceAll("[^A-Za-z0-9_]", "_");
          if (!allowed.equals(name)) {
            renamed.put(allowed, name);
          }
          struct.set(
              allowed, array.values() instanceof String[] words ? cell(words) : matrix(array));
        });
    return struct;
  }

  private static Cell cell(String[] words) {
    Cell cell = Mat5.newCell(words.length, 1);
    for (int i = 0; i < words.length; i++) {
      cell.set(i, Mat5.newString(words[i]));
    }
    return cell;
  }

  private static Matrix matrix(NpyArray array) {
    int[] shape = array.shape().stream().mapToInt(Integer::intValue).toArray();
    int[] dimensions = shape.length == 1 ? new int[] {shape[0], 1} : shape;
    Matrix matrix = Mat5.newMatrix(dimensions);
    int[] index = new int[dimensions.length];
    int length = Array.getLength(array.values());
    for (int i = 0; i < length; i++) {
      matrix.setDouble(place(index, dimensions), Array.getDouble(array.values(), i));
      advance(index, dimensions);
    }
    return matrix;
  }

  /** The place of an entry in MATLAB's order, first axis fastest. */
  private static int place(int[] index, int[] dimensions) {
    int place = 0;
    for (int axis = dimensions.length - 1; axis >= 0; axis--) {
      place = place * dimensions[axis] + index[axis];
    }
    return place;
  }

  /** To the next entry in C order, last axis fastest. */
  private static void advance(int[] index, int[] dimensions) {
    for (int axis = dimensions.length - 1; axis >= 0 && ++index[axis] == dimensions[axis]; axis--) {
      index[axis] = 0;
    }
  }
}
