package org.rnnzoo.workbench.arrays;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.SizeBudget;

/**
 * MATLAB's files of version 5 (what {@code save -v7} and SciPy write): arrays of numbers, truth
 * values and letters, and structures of one element of them. Columns first becomes rows first.
 *
 * <p>It follows "MAT-File Format", The MathWorks, 2023. A library would reserve what the tags of a
 * file claim; here every tag must fit into what is around it before anything is reserved.
 */
final class MatFile {

  private static final int HEADER = 128;
  private static final int DEEPEST = 16;

  private static final int INT8 = 1;
  private static final int UINT8 = 2;
  private static final int INT16 = 3;
  private static final int UINT16 = 4;
  private static final int INT32 = 5;
  private static final int UINT32 = 6;
  private static final int SINGLE = 7;
  private static final int DOUBLE = 9;
  private static final int INT64 = 12;
  private static final int UINT64 = 13;
  private static final int MATRIX = 14;
  private static final int COMPRESSED = 15;
  private static final int UTF8 = 16;
  private static final int UTF16 = 17;

  private static final int STRUCT_CLASS = 2;
  private static final int CHAR_CLASS = 4;
  private static final int DOUBLE_CLASS = 6;
  private static final int SINGLE_CLASS = 7;
  private static final int LAST_NUMBER_CLASS = 15;

  private final Map<String, NpyArray> arrays;
  private final List<String> unread;
  private final SizeBudget budget;

  private MatFile(Map<String, NpyArray> arrays, List<String> unread, SizeBudget budget) {
    this.arrays = arrays;
    this.unread = unread;
    this.budget = budget;
  }

  /** Whether a file that begins so is one. */
  static boolean isOne(byte[] head) {
    return head.length >= HEADER
        && new String(head, 126, 2, StandardCharsets.US_ASCII).matches("IM|MI");
  }

  static void read(Path path, Map<String, NpyArray> arrays, List<String> unread)
      throws IOException {
    long size = Files.size(path);
    SizeBudget budget = new SizeBudget(Math.multiplyExact(size, SizeBudget.MOST_COMPRESSION));
    budget.spend(path.getFileName().toString(), size);
    ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(path));
    file.order(file.get(126) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    MatFile reader = new MatFile(arrays, unread, budget);
    file.position(HEADER);
    try {
      while (file.remaining() >= 8) {
        reader.element(file);
      }
    } catch (BufferUnderflowException e) {
      throw new IOException("it ends within an array", e);
    }
  }

  /**
   * A piece of a file.
   *
   * @param type what it is
   * @param content its bytes
   */
  private record Piece(int type, ByteBuffer content) {}

  private static Piece next(ByteBuffer from) throws IOException {
    int start = from.position();
    int tag = from.getInt();
    int shortLength = tag >>> 16;
    int type = shortLength == 0 ? tag : tag & 0xFFFF;
    int length = shortLength == 0 ? from.getInt() : shortLength;
    int space = shortLength == 0 ? length : 4;
    if (length < 0 || length > space || space > from.remaining()) {
      throw new IOException("a part claims to have " + length + " bytes, more than are there");
    }
    ByteBuffer content = from.slice(from.position(), length).order(from.order());
    int end = from.position() + space;
    int padded = type == COMPRESSED ? end : start + (end - start + 7) / 8 * 8;
    from.position(Math.min(padded, from.limit()));
    return new Piece(type, content);
  }

  private void element(ByteBuffer file) throws IOException {
    Piece piece = next(file);
    if (piece.type() == COMPRESSED) {
      ByteBuffer inflated = inflated(piece.content()).order(file.order());
      piece = next(inflated);
    }
    if (piece.type() == MATRIX) {
      matrix("", piece.content(), 0);
    }
  }

  private ByteBuffer inflated(ByteBuffer content) throws IOException {
    byte[] packed = new byte[content.remaining()];
    content.get(packed);
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      byte[] all = new byte[Math.max(64, 4 * packed.length)];
      int length = 0;
      while (!inflater.finished()) {
        if (length == all.length) {
          budget.spend("a compressed part", all.length);
          all = java.util.Arrays.copyOf(all, Math.multiplyExact(2, all.length));
        }
        int more = inflater.inflate(all, length, all.length - length);
        if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw new IOException("a compressed part is cut off");
        }
        length += more;
      }
      return ByteBuffer.wrap(all, 0, length).slice();
    } catch (DataFormatException e) {
      throw new IOException("a compressed part is damaged", e);
    } finally {
      inflater.end();
    }
  }

  private void matrix(String group, ByteBuffer content, int depth) throws IOException {
    if (!content.hasRemaining()) {
      return; // an empty array within a structure
    }
    ByteBuffer flags = next(content).content();
    int kind = flags.getInt();
    List<Integer> shape = shape(next(content));
    String given = text(next(content));
    String name = group.isEmpty() ? given : group;
    int type = kind & 0xFF;
    boolean complex = (kind & 0x800) != 0;
    boolean logical = (kind & 0x200) != 0;
    if (type == STRUCT_CLASS && ElementType.count(name, shape) == 1 && depth < DEEPEST) {
      structure(name, content, depth);
    } else if (type == CHAR_CLASS) {
      arrays.put(name, new NpyArray(List.of(), new String[] {text(next(content))}));
    } else if (type >= DOUBLE_CLASS && type <= LAST_NUMBER_CLASS && !complex) {
      arrays.put(name, numbers(name, shape, next(content), type, logical));
    } else {
      unread.add(name);
    }
  }

  private List<Integer> shape(Piece piece) throws IOException {
    List<Integer> shape = new ArrayList<>();
    for (ByteBuffer left = piece.content(); left.remaining() >= 4; ) {
      shape.add(left.getInt());
    }
    if (piece.type() != INT32 || shape.size() < 2 || shape.size() > 32) {
      throw new IOException("an array has a damaged shape");
    }
    return shape;
  }

  private void structure(String name, ByteBuffer content, int depth) throws IOException {
    int width = next(content).content().getInt();
    String names = text(next(content));
    if (width < 1) {
      throw new IOException("the structure '" + name + "' is damaged");
    }
    for (int from = 0; from < names.length(); from += width) {
      String field = names.substring(from, Math.min(names.length(), from + width));
      int end = field.indexOf('\0');
      Piece piece = next(content);
      if (piece.type() == MATRIX) {
        String whole = name + "." + (end < 0 ? field : field.substring(0, end));
        matrix(whole, piece.content(), depth + 1);
      }
    }
  }

  private static String text(Piece piece) throws IOException {
    byte[] bytes = new byte[piece.content().remaining()];
    piece.content().get(bytes);
    return switch (piece.type()) {
      case INT8, UINT8, UTF8 -> new String(bytes, StandardCharsets.UTF_8);
      case UINT16, UTF16 ->
          new String(
              bytes,
              piece.content().order() == ByteOrder.BIG_ENDIAN
                  ? StandardCharsets.UTF_16BE
                  : StandardCharsets.UTF_16LE);
      default -> throw new IOException("a word is of type " + piece.type() + ", which is none");
    };
  }

  private NpyArray numbers(String name, List<Integer> shape, Piece piece, int type, boolean logical)
      throws IOException {
    int count = ElementType.count(name, shape);
    int size = size(piece.type());
    if ((long) count * size != piece.content().remaining()) {
      throw new IOException(
          "'%s' of shape %s does not have as many numbers".formatted(name, shape));
    }
    budget.spend(name, 8L * count);
    double[] values = new double[count];
    int[] index = new int[shape.size()];
    for (int source = 0; source < count; source++) {
      int target = 0;
      for (int axis = 0; axis < index.length; axis++) {
        target = target * shape.get(axis) + index[axis];
      }
      values[target] = number(piece, source * size);
      for (int axis = 0; axis < index.length && ++index[axis] == shape.get(axis); axis++) {
        index[axis] = 0;
      }
    }
    return new NpyArray(shape, typed(values, type, logical));
  }

  /** MATLAB writes numbers in the smallest type that holds them; the class says what they are. */
  private static Object typed(double[] values, int type, boolean logical) {
    if (logical) {
      boolean[] truths = new boolean[values.length];
      for (int i = 0; i < truths.length; i++) {
        truths[i] = values[i] != 0;
      }
      return truths;
    } else if (type == SINGLE_CLASS) {
      float[] singles = new float[values.length];
      for (int i = 0; i < singles.length; i++) {
        singles[i] = (float) values[i];
      }
      return singles;
    } else if (type == DOUBLE_CLASS) {
      return values;
    }
    long[] whole = new long[values.length];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = (long) values[i];
    }
    return whole;
  }

  private static int size(int type) throws IOException {
    return switch (type) {
      case INT8, UINT8 -> 1;
      case INT16, UINT16 -> 2;
      case INT32, UINT32, SINGLE -> 4;
      case DOUBLE, INT64, UINT64 -> 8;
      default -> throw new IOException("numbers are of type " + type + ", which is none");
    };
  }

  private static double number(Piece piece, int at) {
    ByteBuffer content = piece.content();
    return switch (piece.type()) {
      case INT8 -> content.get(at);
      case UINT8 -> Byte.toUnsignedInt(content.get(at));
      case INT16 -> content.getShort(at);
      case UINT16 -> Short.toUnsignedInt(content.getShort(at));
      case INT32 -> content.getInt(at);
      case UINT32 -> Integer.toUnsignedLong(content.getInt(at));
      case SINGLE -> content.getFloat(at);
      case DOUBLE -> content.getDouble(at);
      default -> content.getLong(at);
    };
  }
}
