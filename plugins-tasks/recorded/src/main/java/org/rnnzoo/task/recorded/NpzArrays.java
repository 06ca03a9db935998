package org.rnnzoo.task.recorded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The arrays of a NumPy archive, as far as trials need them: numbers, truth values and words in C
 * order. Nothing that the file claims of its sizes is believed.
 *
 * @param arrays the arrays by name
 */
record NpzArrays(Map<String, Values> arrays) {

  private static final Pattern HEADER =
      Pattern.compile(
          "'descr': *'([<>|=]?)([fiubU])(\\d{1,6})', *'fortran_order': *(True|False), *'shape':"
              + " *\\(([0-9, ]*)\\)");

  private static final long MOST_COMPRESSION = 1032;
  private static final int LONGEST_HEADER = 1 << 16;

  /**
   * An array.
   *
   * @param shape the lengths of its axes
   * @param numbers its values; empty if it holds words
   * @param words its values; empty if it holds numbers
   */
  record Values(List<Integer> shape, double[] numbers, String[] words) {}

  /**
   * Reads an archive.
   *
   * @throws IOException if it is none, is cut off or damaged
   */
  static NpzArrays read(Path file) throws IOException {
    Map<String, Values> arrays = new HashMap<>();
    long left = Math.multiplyExact(Files.size(file), MOST_COMPRESSION);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        long size = entry.getSize();
        left -= size;
        if (size < 0 || left < 0 || size > Integer.MAX_VALUE - 16) {
          throw new IOException("'" + entry.getName() + "' claims to be larger than it can be");
        }
        try (InputStream in = zip.getInputStream(entry)) {
          byte[] content = in.readNBytes((int) size);
          array(content)
              .ifPresent(values -> arrays.put(entry.getName().replaceFirst("\\.npy$", ""), values));
        }
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IOException(e.getMessage(), e);
    }
    return new NpzArrays(arrays);
  }

  /** The array that a member holds; empty for what trials do not need, such as Python objects. */
  private static java.util.Optional<Values> array(byte[] content) throws IOException {
    if (content.length < 12 || content[0] != (byte) 0x93 || content[1] != 'N') {
      throw new IOException("it holds what is no NumPy array");
    }
    ByteBuffer buffer = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    int lengthBytes = content[6] == 1 ? 2 : 4;
    long length = lengthBytes == 2 ? buffer.getShort(8) & 0xFFFF : buffer.getInt(8) & 0xFFFFFFFFL;
    int start = 8 + lengthBytes;
    if (length > LONGEST_HEADER || start + length > content.length) {
      throw new IOException("an array has a damaged header");
    }
    Matcher header =
        HEADER.matcher(new String(content, start, (int) length, StandardCharsets.ISO_8859_1));
    if (!header.find()
        || (header.group(4).equals("True") && header.group(5).matches(".*\\d.*,.*\\d.*"))) {
      return java.util.Optional.empty();
    }
    List<Integer> shape = new ArrayList<>();
    for (String axis : header.group(5).split(",", -1)) {
      if (!axis.isBlank()) {
        shape.add(Integer.parseInt(axis.strip()));
      }
    }
    boolean words = header.group(2).equals("U");
    long size = Integer.parseInt(header.group(3)) * (words ? 4L : 1L);
    long count = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    int from = start + (int) length;
    if (Math.multiplyExact(count, size) != content.length - from || count > content.length) {
      throw new IOException("an array does not have the bytes of its shape " + shape);
    }
    buffer.position(from);
    ByteBuffer values =
        buffer
            .slice()
            .order(header.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    if (words) {
      return java.util.Optional.of(
          new Values(shape, new double[0], words(values, (int) count, (int) size)));
    }
    String type = header.group(2) + header.group(3);
    double[] numbers = new double[(int) count];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(values, type, (int) (i * size));
    }
    return java.util.Optional.of(new Values(shape, numbers, new String[0]));
  }

  private static double number(ByteBuffer values, String type, int at) throws IOException {
    return switch (type) {
      case "f4" -> values.getFloat(at);
      case "f8" -> values.getDouble(at);
      case "i1", "b1" -> values.get(at);
      case "u1" -> Byte.toUnsignedInt(values.get(at));
      case "i2" -> values.getShort(at);
      case "i4" -> values.getInt(at);
      case "i8" -> values.getLong(at);
      default ->
          throw new IOException("an array is of type " + type + ", which trials do not have");
    };
  }

  private static String[] words(ByteBuffer values, int count, int size) throws IOException {
    String[] words = new String[count];
    for (int i = 0; i < count; i++) {
      StringBuilder word = new StringBuilder();
      for (int at = i * size; at < (i + 1) * size; at += 4) {
        int letter = values.getInt(at);
        if (!Character.isValidCodePoint(letter)) {
          throw new IOException("a word is damaged");
        } else if (letter != 0) {
          word.appendCodePoint(letter);
        }
      }
      words[i] = word.toString();
    }
    return words;
  }

  /** Whether there is such an array. */
  boolean has(String name) {
    return arrays.containsKey(name);
  }

  /** The numbers of an array, which must have some number of axes. */
  Values numbers(String name, int axes) throws IOException {
    Values values = arrays.get(name);
    if (values == null || values.words().length > 0 || values.shape().size() != axes) {
      throw new IOException(
          "it needs an array '%s' of numbers with %s axes%s"
              .formatted(
                  name,
                  axes,
                  values == null
                      ? ", and has " + arrays.keySet().stream().sorted().toList()
                      : ", not " + values.shape()));
    }
    return values;
  }

  /** The words of an array; {@code prefix-1}, {@code prefix-2}, … where there is none. */
  List<String> words(String name, String prefix, int count) throws IOException {
    Values values = arrays.get(name);
    if (values == null) {
      String[] made = new String[count];
      Arrays.setAll(made, i -> prefix + "-" + (i + 1));
      return List.of(made);
    } else if (values.words().length != count) {
      throw new IOException("'%s' must be %s words".formatted(name, count));
    }
    return List.of(values.words());
  }
}
