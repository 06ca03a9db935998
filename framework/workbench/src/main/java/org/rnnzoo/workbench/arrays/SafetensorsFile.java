package org.rnnzoo.workbench.arrays;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.SizeBudget;
import org.rnnzoo.core.io.Trees;

/**
 * The safetensors format: the length of a header, the header in JSON, and the bytes of the tensors
 * at the places that it tells.
 */
final class SafetensorsFile {

  private static final int LONGEST_HEADER = 100_000_000;

  private SafetensorsFile() {}

  /** A tensor, and where its bytes are, relative to the end of the header. */
  private record Entry(String name, ElementType type, List<Integer> shape, long from, long to) {}

  static void read(Path path, Map<String, NpyArray> arrays, List<String> unread)
      throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      long length = bytes(file, 0, 8).getLong();
      if (length < 2 || length > LONGEST_HEADER || length > file.size() - 8) {
        throw new IOException("its header claims to have " + length + " bytes");
      }
      String header = StandardCharsets.UTF_8.decode(bytes(file, 8, (int) length)).toString();
      List<Entry> entries = entries(header, path, arrays);
      requireApart(entries, file.size() - 8 - length);
      SizeBudget budget = new SizeBudget(2 * file.size());
      for (Entry entry : entries) {
        int count = ElementType.count(entry.name(), entry.shape());
        if (entry.to() - entry.from() != (long) count * entry.type().size()) {
          throw new IOException(
              "'%s' of shape %s does not have the %s bytes that it claims"
                  .formatted(entry.name(), entry.shape(), entry.to() - entry.from()));
        }
        budget.spend(entry.name(), entry.to() - entry.from());
        ByteBuffer content =
            bytes(file, 8 + length + entry.from(), (int) (entry.to() - entry.from()));
        arrays.put(entry.name(), new NpyArray(entry.shape(), entry.type().read(content, count)));
      }
    }
  }

  private static ByteBuffer bytes(FileChannel file, long at, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, at + buffer.position()) < 0) {
        throw new IOException("it ends within its content");
      }
    }
    return buffer.flip();
  }

  private static List<Entry> entries(String header, Path path, Map<String, NpyArray> words)
      throws IOException {
    Map<String, Object> tree;
    try {
      tree = Trees.parseJson(header, path);
    } catch (UserException e) {
      throw new IOException("its header is no JSON", e);
    }
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, Object> item : tree.entrySet()) {
      if (!(item.getValue() instanceof Map<?, ?> fields)) {
        throw new IOException("'" + item.getKey() + "' is no tensor");
      } else if (item.getKey().equals("__metadata__")) {
        fields.forEach(
            (name, word) ->
                words.put(
                    String.valueOf(name),
                    new NpyArray(List.of(), new String[] {String.valueOf(word)})));
      } else {
        entries.add(entry(item.getKey(), fields));
      }
    }
    return entries;
  }

  private static Entry entry(String name, Map<?, ?> fields) throws IOException {
    List<Long> offsets = numbers(name, fields.get("data_offsets"));
    List<Integer> shape = new ArrayList<>();
    for (long length : numbers(name, fields.get("shape"))) {
      if (length > Integer.MAX_VALUE) {
        throw new IOException("'" + name + "' has an axis of length " + length);
      }
      shape.add((int) length);
    }
    if (offsets.size() != 2) {
      throw new IOException("'" + name + "' does not tell where it begins and ends");
    }
    ElementType type = ElementType.ofSafetensors(name, String.valueOf(fields.get("dtype")));
    return new Entry(name, type, shape, offsets.get(0), offsets.get(1));
  }

  private static List<Long> numbers(String name, Object given) throws IOException {
    List<Long> numbers = new ArrayList<>();
    if (given instanceof List<?> list) {
      for (Object number : list) {
        boolean whole = number instanceof Integer || number instanceof Long;
        if (!whole || ((Number) number).longValue() < 0) {
          throw new IOException("'" + name + "' has a damaged entry in the header");
        }
        numbers.add(((Number) number).longValue());
      }
      return numbers;
    }
    throw new IOException("'" + name + "' has a damaged entry in the header");
  }

  /** No tensor may lie where another lies, or outside. */
  private static void requireApart(List<Entry> entries, long size) throws IOException {
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparingLong(Entry::from).thenComparingLong(Entry::to));
    long end = 0;
    for (Entry entry : sorted) {
      if (entry.from() < end || entry.to() < entry.from() || entry.to() > size) {
        throw new IOException("'" + entry.name() + "' lies upon another tensor or outside");
      }
      end = entry.to();
    }
  }
}
