package org.rnnzoo.analysis.latentcircuit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.ejml.data.DMatrixRMaj;

/** The float and integer arrays of a NumPy archive among the test resources. */
final class Npz {

  private static final Pattern HEADER =
      Pattern.compile("'descr': '<([fi][48])', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\)");

  private final Map<String, Entry> arrays = new HashMap<>();

  private record Entry(int[] shape, double[] values) {}

  Npz(String resource) {
    try (InputStream file = Npz.class.getResourceAsStream("/" + resource);
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        read(entry.getName().replace(".npy", ""), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(String name, byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int start = 10 + bytes.getShort(8);
    Matcher header = HEADER.matcher(new String(file, 0, start, StandardCharsets.ISO_8859_1));
    if (!header.find()) {
      return; // text
    }
    int[] shape =
        Stream.of(header.group(2).split(","))
            .filter(length -> !length.isBlank())
            .mapToInt(length -> Integer.parseInt(length.strip()))
            .toArray();
    int count = 1;
    for (int length : shape) {
      count *= length;
    }
    double[] values = new double[count];
    bytes.position(start);
    for (int i = 0; i < count; i++) {
      values[i] =
          switch (header.group(1)) {
            case "f4" -> bytes.getFloat();
            case "f8" -> bytes.getDouble();
            case "i4" -> bytes.getInt();
            default -> bytes.getLong();
          };
    }
    arrays.put(name, new Entry(shape, values));
  }

  int[] shape(String name) {
    return arrays.get(name).shape;
  }

  double[] values(String name) {
    return arrays.get(name).values;
  }

  double number(String name) {
    return values(name)[0];
  }

  /** The array with all axes but the last taken together. */
  DMatrixRMaj matrix(String name) {
    int[] shape = shape(name);
    int columns = shape[shape.length - 1];
    double[] values = values(name);
    return DMatrixRMaj.wrap(values.length / columns, columns, values);
  }
}
