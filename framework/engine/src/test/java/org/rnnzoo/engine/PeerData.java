package org.rnnzoo.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The numeric arrays of one of the archives of published networks, as doubles. */
final class PeerData {

  private static final Pattern HEADER =
      Pattern.compile("'descr': '([<|]\\w+)', 'fortran_order': False, 'shape': \\(([^)]*)\\)");

  private final Map<String, double[]> values = new HashMap<>();
  private final Map<String, int[]> shapes = new HashMap<>();

  private PeerData() {}

  static PeerData load(String name) {
    PeerData data = new PeerData();
    try (InputStream file = PeerData.class.getResourceAsStream("/peer/" + name + ".npz");
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        data.read(entry.getName().replace(".npy", ""), ByteBuffer.wrap(zip.readAllBytes()));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return data;
  }

  private void read(String name, ByteBuffer bytes) {
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    byte[] text = new byte[bytes.getShort(8)];
    bytes.position(10).get(text);
    Matcher header = HEADER.matcher(new String(text, StandardCharsets.US_ASCII));
    if (!header.find() || header.group(1).startsWith("<U")) {
      return;
    }
    int[] shape =
        Arrays.stream(header.group(2).split(","))
            .map(String::strip)
            .filter(length -> !length.isEmpty())
            .mapToInt(Integer::parseInt)
            .toArray();
    double[] array = new double[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < array.length; i++) {
      array[i] =
          switch (header.group(1)) {
            case "<f4" -> bytes.getFloat();
            case "<f8" -> bytes.getDouble();
            case "<i8" -> bytes.getLong();
            case "|b1" -> bytes.get();
            case "<c8" -> Math.hypot(bytes.getFloat(), bytes.getFloat());
            default -> throw new IllegalStateException("dtype " + header.group(1));
          };
    }
    values.put(name, array);
    shapes.put(name, shape);
  }

  double[] values(String name) {
    if (!values.containsKey(name)) {
      throw new IllegalArgumentException("no " + name + " in " + values.keySet());
    }
    return values.get(name);
  }

  int[] shape(String name) {
    return shapes.get(name);
  }

  float[] floats(String name) {
    double[] source = values(name);
    float[] copy = new float[source.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = (float) source[i];
    }
    return copy;
  }
}
