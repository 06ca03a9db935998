package org.rnnzoo.workbench.export;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Trees;

/**
 * A file of safetensors: the length of a header, the header in JSON, and the arrays end to end. It
 * holds numbers alone; words are in the description, which is also its metadata.
 */
final class SafetensorsExport implements ExportFormat.Writer {

  private static final int ALIGNMENT = 8;

  @Override
  public Map<String, Object> write(ExportContent content, Path file) {
    Map<String, NpyArray> arrays = new LinkedHashMap<>(content.flat());
    arrays.values().removeIf(array -> array.values() instanceof String[]);
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("__metadata__", Map.of("zoo", Trees.jsonLine(content.description())));
    long place = 0;
    for (Map.Entry<String, NpyArray> entry : arrays.entrySet()) {
      NpyArray array = entry.getValue();
      long end = place + (long) size(array) * Array.getLength(array.values());
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("dtype", type(array));
      tree.put("shape", array.shape());
      tree.put("data_offsets", List.of(place, end));
      header.put(entry.getKey(), tree);
      place = end;
    }
    byte[] text = padded(Trees.jsonLine(header)).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(
        file,
        out -> {
          out.write(buffer(8).putLong(text.length).array());
          out.write(text);
          for (NpyArray array : arrays.values()) {
            out.write(bytes(array));
          }
        });
    return Map.of();
  }

  /** Numbers begin where processors like to read them. */
  private static String padded(String header) {
    int length = header.getBytes(StandardCharsets.UTF_8).length;
    return header + " ".repeat((ALIGNMENT - length % ALIGNMENT) % ALIGNMENT);
  }

  private static String type(NpyArray array) {
    return switch (array.type()) {
      case "float32" -> "F32";
      case "float64" -> "F64";
      case "int32" -> "I32";
      case "int64" -> "I64";
      default -> "BOOL";
    };
  }

  private static int size(NpyArray array) {
    return switch (array.type()) {
      case "float32", "int32" -> 4;
      case "float64", "int64" -> 8;
      default -> 1;
    };
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] bytes(NpyArray array) {
    int length = Array.getLength(array.values());
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.multiplyExact(length, size(array))).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < length; i++) {
      if (array.values() instanceof float[] values) {
        buffer.putFloat(values[i]);
      } else if (array.values() instanceof double[] values) {
        buffer.putDouble(values[i]);
      } else if (array.values() instanceof long[] values) {
        buffer.putLong(values[i]);
      } else if (array.values() instanceof int[] values) {
        buffer.putInt(values[i]);
      } else {
        buffer.put((byte) (Array.getBoolean(array.values(), i) ? 1 : 0));
      }
    }
    return buffer.array();
  }
}
