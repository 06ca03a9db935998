package org.rnnzoo.core.io;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.rnnzoo.core.UserException;

/**
 * Archives of arrays that NumPy reads with {@code numpy.load} and writes with {@code numpy.savez}.
 *
 * <p>Nothing that a file says of its sizes is believed: an array is read only as far as the file
 * really goes, and its header must agree. Arrays of Python objects are refused, since reading them
 * would run code. Complex numbers are read as pairs along a last axis of 2, half precision as
 * float32, short and unsigned whole numbers as longer ones, and numbers in either byte order.
 */
public final class Npz {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern DTYPE = Pattern.compile("'descr': *'([<>|=]?)([a-zA-Z])(\\d+)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order': *(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([0-9, ]*)\\)");

  private static final Pattern OBJECTS = Pattern.compile("'descr': *'[|<>=]?O\\d*'");

  /** The most that DEFLATE can compress, so that a small file cannot claim to be a large one. */
  private static final long MOST_COMPRESSION = SizeBudget.MOST_COMPRESSION;

  private Npz() {}

  /** Writes arrays in order, replacing the file atomically. */
  public static void write(Path file, Map<String, NpyArray> arrays) {
    AtomicFile.write(file, out -> write(out, arrays));
  }

  private static void write(OutputStream out, Map<String, NpyArray> arrays) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16));
    for (Map.Entry<String, NpyArray> entry : arrays.entrySet()) {
      ZipEntry member = new ZipEntry(entry.getKey() + ".npy");
      member.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
      zip.putNextEntry(member);
      writeArray(zip, entry.getValue());
    }
    zip.finish();
    zip.flush();
  }

  private static void writeArray(OutputStream out, NpyArray array) throws IOException {
    Object values = array.values();
    int length = Array.getLength(values);
    int width = values instanceof String[] words ? longest(words) : 0;
    String shape =
        array.shape().stream().map(String::valueOf).collect(Collectors.joining(", "))
            + (array.shape().size() == 1 ? "," : "");
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }"
            .formatted(dtype(values, width), shape);
    int padding = 63 - (MAGIC.length + 4 + header.length()) % 64;
    byte[] text = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    DataOutputStream data = new DataOutputStream(out);
    data.write(MAGIC);
    data.write(new byte[] {1, 0, (byte) text.length, (byte) (text.length >> 8)});
    data.write(text);
    int size = itemSize(values, width);
    int block = Math.max(1, (1 << 16) / size);
    ByteBuffer buffer = ByteBuffer.allocate(block * size).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < length; from += block) {
      buffer.clear();
      put(buffer, values, from, Math.min(length, from + block), width);
      data.write(buffer.array(), 0, buffer.position());
    }
  }

  private static int longest(String[] words) {
    int longest = 1;
    for (String word : words) {
      longest = Math.max(longest, word.codePointCount(0, word.length()));
    }
    return longest;
  }

  private static String dtype(Object values, int width) {
    if (values instanceof float[]) {
      return "<f4";
    } else if (values instanceof double[]) {
      return "<f8";
    } else if (values instanceof int[]) {
      return "<i4";
    } else if (values instanceof long[]) {
      return "<i8";
    } else if (values instanceof boolean[]) {
      return "|b1";
    }
    return "<U" + width;
  }

  private static int itemSize(Object values, int width) {
    if (values instanceof float[] || values instanceof int[]) {
      return 4;
    } else if (values instanceof double[] || values instanceof long[]) {
      return 8;
    } else if (values instanceof boolean[]) {
      return 1;
    }
    return 4 * width;
  }

  private static void put(ByteBuffer buffer, Object values, int from, int to, int width) {
    for (int i = from; i < to; i++) {
      if (values instanceof float[] f) {
        buffer.putFloat(f[i]);
      } else if (values instanceof double[] d) {
        buffer.putDouble(d[i]);
      } else if (values instanceof int[] n) {
        buffer.putInt(n[i]);
      } else if (values instanceof long[] n) {
        buffer.putLong(n[i]);
      } else if (values instanceof boolean[] b) {
        buffer.put((byte) (b[i] ? 1 : 0));
      } else {
        int end = buffer.position() + 4 * width;
        ((String[]) values)[i].codePoints().forEach(buffer::putInt);
        while (buffer.position() < end) {
          buffer.putInt(0);
        }
      }
    }
  }

  /**
   * Reads all arrays.
   *
   * @throws UserException if the file is not there, is cut off, or is not such an archive
   */
  public static Map<String, NpyArray> read(Path file) {
    return read(file, name -> true);
  }

  /**
   * Reads the arrays that are asked for; the others cost nothing.
   *
   * @throws UserException if the file is not there, is cut off, or is not such an archive
   */
  public static Map<String, NpyArray> read(Path file, Predicate<String> wanted) {
    return read(
        file,
        wanted,
        (name, reason) -> {
          throw reason;
        });
  }

  /** Told of an array that holds Python objects, which are never read. */
  @FunctionalInterface
  private interface Objects {
    void found(String name, IOException reason) throws IOException;
  }

  /**
   * Reads all arrays but those of Python objects, which are passed over.
   *
   * @param objects the names of those are added to it
   * @throws UserException if the file is not there, is cut off, or is not such an archive
   */
  public static Map<String, NpyArray> readAround(Path file, List<String> objects) {
    return read(file, name -> true, (name, reason) -> objects.add(name));
  }

  /**
   * Reads a file of one array, as {@code numpy.save} writes it.
   *
   * @throws UserException if the file is not there, is cut off, or is not such a file
   */
  public static NpyArray readOne(Path file) {
    if (!Files.isRegularFile(file)) {
      throw UserException.input("There is no file " + file + ".");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return readArray(in, file.getFileName().toString(), new SizeBudget(Files.size(file)));
    } catch (IOException | ArithmeticException e) {
      throw UserException.input(
          file + " is not a whole NumPy array (" + e.getMessage() + "). Write or copy it again.",
          e);
    }
  }

  private static Map<String, NpyArray> read(Path file, Predicate<String> wanted, Objects objects) {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    try (ZipFile zip = open(file)) {
      SizeBudget budget = new SizeBudget(Math.multiplyExact(Files.size(file), MOST_COMPRESSION));
      for (ZipEntry member : members(zip, Files.size(file))) {
        String name = name(member);
        if (wanted.test(name)) {
          try (CheckedInputStream in =
              new CheckedInputStream(zip.getInputStream(member), new CRC32())) {
            arrays.put(name, readArray(in, name, budget));
            if (in.getChecksum().getValue() != member.getCrc()) {
              throw new IOException("'" + name + "' is damaged");
            }
          } catch (ObjectsException e) {
            objects.found(name, e);
          }
        }
      }
    } catch (IOException | ArithmeticException e) {
      throw unreadable(file, e);
    }
    return arrays;
  }

  /**
   * The names of the arrays, in order.
   *
   * @throws UserException if the file is not there or is not such an archive
   */
  public static List<String> names(Path file) {
    try (ZipFile zip = open(file)) {
      return members(zip, Files.size(file)).stream().map(Npz::name).toList();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static ZipFile open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw UserException.input("There is no file " + file + ".");
    }
    return new ZipFile(file.toFile());
  }

  private static UserException unreadable(Path file, Exception e) {
    return UserException.input(
        file + " is not a whole NumPy archive (" + e.getMessage() + "). Write or copy it again.",
        e);
  }

  private static String name(ZipEntry member) {
    return member.getName().replaceFirst("\\.npy$", "");
  }

  /** The members, none of which may lie where another lies. */
  private static List<? extends ZipEntry> members(ZipFile zip, long size) throws IOException {
    List<? extends ZipEntry> members = ZipMembers.of(zip);
    long stored = 0;
    for (ZipEntry member : members) {
      stored += Math.max(0, member.getCompressedSize());
      if (stored > size) {
        throw new IOException("its members lie upon each other");
      }
    }
    return members;
  }

  /** An array holds Python objects. */
  private static final class ObjectsException extends IOException {

    private static final long serialVersionUID = 1L;

    ObjectsException(String message) {
      super(message);
    }
  }

  private static NpyArray readArray(InputStream in, String name, SizeBudget budget)
      throws IOException {
    byte[] start = in.readNBytes(MAGIC.length + 2);
    if (start.length < MAGIC.length + 2
        || !ByteBuffer.wrap(start, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
      throw new IOException("'" + name + "' is not a NumPy array");
    }
    int lengthBytes = start[MAGIC.length] == 1 ? 2 : 4;
    byte[] lengthField = in.readNBytes(lengthBytes);
    long headerLength = 0;
    for (int i = lengthField.length - 1; i >= 0; i--) {
      headerLength = headerLength << 8 | (lengthField[i] & 0xFF);
    }
    if (lengthField.length < lengthBytes || headerLength > 1 << 16) {
      throw new IOException("'" + name + "' has a damaged header");
    }
    String header = new String(in.readNBytes((int) headerLength), StandardCharsets.ISO_8859_1);
    Matcher dtype = DTYPE.matcher(header);
    Matcher order = ORDER.matcher(header);
    Matcher shapeText = SHAPE.matcher(header);
    if (OBJECTS.matcher(header).find()) {
      throw new ObjectsException(
          "'" + name + "' is of a kind this program does not read: Python objects, made by code");
    }
    if (!dtype.find() || !order.find() || !shapeText.find()) {
      throw new IOException(
          "'" + name + "' is of a kind this program does not read: " + header.strip());
    }
    List<Integer> shape = shape(shapeText.group(1));
    long count = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    long size = itemSize(dtype.group(2), dtype.group(3), name);
    long bytes = Math.multiplyExact(count, size);
    // An empty word takes no byte of the file and a place in memory.
    budget.spend(name, Math.max(bytes, count));
    byte[] content = in.readNBytes((int) bytes);
    if (content.length < bytes || in.read() >= 0) {
      throw new IOException(
          "'" + name + "' does not have the " + bytes + " bytes of its shape " + shape);
    }
    boolean bigEndian = dtype.group(1).equals(">");
    ByteBuffer buffer =
        ByteBuffer.wrap(content).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    Object values = get(buffer, dtype.group(2) + dtype.group(3), (int) count, (int) size, name);
    int width = dtype.group(2).equals("c") ? 2 : 1;
    if (order.group(1).equals("True")) {
      values = fromFortran(values, shape, width);
    }
    if (width > 1) {
      shape.add(width);
    }
    return new NpyArray(shape, values);
  }

  private static long itemSize(String kind, String digits, String name) throws IOException {
    if (digits.length() > 9) {
      throw new IOException("'" + name + "' claims to be larger than it can be");
    }
    return Integer.parseInt(digits) * (kind.equals("U") ? 4L : 1L);
  }

  private static List<Integer> shape(String text) throws IOException {
    List<Integer> shape = new ArrayList<>();
    for (String length : text.split(",", -1)) {
      if (!length.isBlank()) {
        try {
          shape.add(Integer.parseInt(length.strip()));
        } catch (NumberFormatException e) {
          throw new IOException("an axis of length " + length.strip() + " is too long", e);
        }
      }
    }
    return shape;
  }

  private static Object get(ByteBuffer buffer, String dtype, int count, int size, String name)
      throws IOException {
    switch (dtype) {
      case "f4" -> {
        float[] values = new float[count];
        buffer.asFloatBuffer().get(values);
        return values;
      }
      case "f8" -> {
        double[] values = new double[count];
        buffer.asDoubleBuffer().get(values);
        return values;
      }
      case "f2" -> {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
          values[i] = half(buffer.getShort());
        }
        return values;
      }
      case "i1", "u1", "i2", "u2" -> {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
          values[i] =
              switch (dtype) {
                case "i1" -> buffer.get();
                case "u1" -> Byte.toUnsignedInt(buffer.get());
                case "i2" -> buffer.getShort();
                default -> Short.toUnsignedInt(buffer.getShort());
              };
        }
        return values;
      }
      case "u4" -> {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
          values[i] = Integer.toUnsignedLong(buffer.getInt());
        }
        return values;
      }
      case "i4" -> {
        int[] values = new int[count];
        buffer.asIntBuffer().get(values);
        return values;
      }
      case "i8" -> {
        long[] values = new long[count];
        buffer.asLongBuffer().get(values);
        return values;
      }
      case "b1" -> {
        boolean[] values = new boolean[count];
        for (int i = 0; i < count; i++) {
          values[i] = buffer.get() != 0;
        }
        return values;
      }
      case "c8" -> {
        float[] pairs = new float[2 * count];
        buffer.asFloatBuffer().get(pairs);
        return pairs;
      }
      default -> {
        if (!dtype.startsWith("U")) {
          throw unread(name, dtype);
        }
        String[] values = new String[count];
        for (int i = 0; i < count; i++) {
          StringBuilder word = new StringBuilder();
          for (int k = 0; k < size / 4; k++) {
            int codePoint = buffer.getInt();
            if (!Character.isValidCodePoint(codePoint)) {
              throw new IOException("'" + name + "' holds what is no text");
            } else if (codePoint != 0) {
              word.appendCodePoint(codePoint);
            }
          }
          values[i] = word.toString();
        }
        return values;
      }
    }
  }

  /** A number of half precision: 1 bit of sign, 5 of exponent, 10 of fraction. */
  public static float half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    float fraction = bits & 0x3ff;
    float size;
    if (exponent == 0x1f) {
      size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else if (exponent == 0) {
      size = Math.scalb(fraction, -24);
    } else {
      size = Math.scalb(fraction + 0x400, exponent - 25);
    }
    return bits < 0 ? -size : size;
  }

  private static IOException unread(String name, String dtype) {
    return new IOException(
        "'" + name + "' is of type " + dtype + ", which this program does not read");
  }

  /** Puts elements of {@code width} values each into C order. */
  private static Object fromFortran(Object values, List<Integer> shape, int width) {
    int length = Array.getLength(values);
    Object result = Array.newInstance(values.getClass().getComponentType(), length);
    int[] index = new int[shape.size()];
    for (int source = 0; source < length; source += width) {
      int target = 0;
      for (int axis = 0; axis < index.length; axis++) {
        target = target * shape.get(axis) + index[axis];
      }
      System.arraycopy(values, source, result, target * width, width);
      for (int axis = 0; axis < index.length && ++index[axis] == shape.get(axis); axis++) {
        index[axis] = 0;
      }
    }
    return result;
  }
}
