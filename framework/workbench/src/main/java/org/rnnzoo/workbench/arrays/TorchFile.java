package org.rnnzoo.workbench.arrays;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.SizeBudget;
import org.rnnzoo.core.io.ZipMembers;

/**
 * What {@code torch.save} writes of state dicts and other maps of tensors: an archive of a {@link
 * Pickle} and the numbers beside it, or, in files of before 2020, several pickles and the numbers
 * behind them.
 */
final class TorchFile {

  private static final int LONGEST_PICKLE = 64 << 20;
  private static final int DEEPEST = 32;
  private static final int MOST_ENTRIES = 200_000;
  private static final long LEGACY =
      0xa86a20f9469cfc6cL; // the low 64 bits of 0x1950a86a20f9469cfc6c

  /** Where the numbers of a storage are. */
  @FunctionalInterface
  private interface Numbers {
    ByteBuffer of(Pickle.Storage storage) throws IOException;
  }

  private final Numbers numbers;
  private final SizeBudget budget;
  private final Map<String, NpyArray> arrays;
  private final List<String> unread;
  private int entries;

  private TorchFile(
      Numbers numbers, SizeBudget budget, Map<String, NpyArray> arrays, List<String> unread) {
    this.numbers = numbers;
    this.budget = budget;
    this.arrays = arrays;
    this.unread = unread;
  }

  static void read(Path path, Map<String, NpyArray> arrays, List<String> unread)
      throws IOException {
    try (ZipFile zip = open(path)) {
      ZipEntry program = null;
      for (ZipEntry entry : ZipMembers.of(zip)) {
        if (entry.getName().endsWith("data.pkl")) {
          program = entry;
        }
      }
      if (program == null) {
        throw new IOException("it has no data.pkl");
      }
      SizeBudget budget =
          new SizeBudget(Math.multiplyExact(Files.size(path), SizeBudget.MOST_COMPRESSION));
      String folder = program.getName().substring(0, program.getName().length() - 8);
      ByteOrder order = order(zip, folder);
      Map<String, ByteBuffer> known = new HashMap<>();
      Numbers numbers =
          storage -> {
            ByteBuffer found = known.get(storage.key());
            if (found == null) {
              found = content(zip, folder + "data/" + storage.key(), budget).order(order);
              known.put(storage.key(), found);
            }
            return found;
          };
      Object root = Pickle.read(content(zip, program.getName(), budget));
      new TorchFile(numbers, budget, arrays, unread).add("", root, 0);
    }
  }

  private static ZipFile open(Path path) throws IOException {
    try {
      return new ZipFile(path.toFile());
    } catch (IllegalArgumentException e) {
      throw new IOException("it is no whole archive", e);
    }
  }

  private static ByteOrder order(ZipFile zip, String folder) throws IOException {
    ZipEntry entry = zip.getEntry(folder + "byteorder");
    if (entry == null) {
      return ByteOrder.LITTLE_ENDIAN;
    }
    try (InputStream in = zip.getInputStream(entry)) {
      String word = new String(in.readNBytes(16), StandardCharsets.US_ASCII).strip();
      return word.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }
  }

  private static ByteBuffer content(ZipFile zip, String name, SizeBudget budget)
      throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("it has no part " + name);
    }
    long size = entry.getSize();
    if (name.endsWith("data.pkl") && size > LONGEST_PICKLE) {
      throw new IOException("its pickle is longer than " + LONGEST_PICKLE + " bytes");
    }
    budget.spend(name, size);
    try (InputStream in = zip.getInputStream(entry)) {
      return ByteBuffer.wrap(in.readNBytes((int) size));
    }
  }

  static void readLegacy(Path path, Map<String, NpyArray> arrays, List<String> unread)
      throws IOException {
    SizeBudget budget = new SizeBudget(8 * Files.size(path));
    budget.spend(path.getFileName().toString(), Files.size(path));
    ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    Object magic = Pickle.read(file);
    if (!magic.equals(LEGACY)) {
      throw new IOException("it is a pickle, but none that torch.save wrote");
    }
    Pickle.read(file); // the version of the format
    boolean little =
        !(Pickle.read(file) instanceof Map<?, ?> system)
            || !Boolean.FALSE.equals(system.get("little_endian"));
    Object root = Pickle.read(file);
    Map<String, Integer> places = new HashMap<>();
    ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    List<?> keys = Pickle.read(file) instanceof List<?> list ? list : List.of();
    Map<String, Integer> sizes = new HashMap<>();
    storages(root, 0, sizes, new int[1]);
    for (Object key : keys) {
      if (file.remaining() < 8) {
        throw new IOException("it ends within its numbers");
      }
      long length = file.order(order).getLong();
      int size = sizes.getOrDefault(String.valueOf(key), 1);
      places.put(String.valueOf(key), file.position());
      if (length < 0 || length > file.remaining() / size) {
        throw new IOException("storage " + key + " claims to have " + length + " elements");
      }
      file.position(file.position() + (int) length * size);
    }
    Numbers numbers =
        storage -> {
          Integer place = places.get(storage.key());
          if (place == null) {
            throw new IOException("it has no storage " + storage.key());
          }
          return file.duplicate().position(place).slice().order(order);
        };
    new TorchFile(numbers, budget, arrays, unread).add("", root, 0);
  }

  /** Notes how large an element of each storage is, without which a legacy file cannot be read. */
  private static void storages(Object value, int depth, Map<String, Integer> sizes, int[] seen)
      throws IOException {
    requireShallow(depth, ++seen[0]);
    if (value instanceof Pickle.Tensor tensor) {
      sizes.put(tensor.storage().key(), tensor.storage().type().size());
    } else if (value instanceof Map<?, ?> map) {
      for (Object item : map.values()) {
        storages(item, depth + 1, sizes, seen);
      }
    } else if (value instanceof List<?> list) {
      for (Object item : list) {
        storages(item, depth + 1, sizes, seen);
      }
    }
  }

  private static void requireShallow(int depth, int entries) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("its values lie more than " + DEEPEST + " deep in each other");
    } else if (entries > MOST_ENTRIES) {
      throw new IOException("it holds more than " + MOST_ENTRIES + " values");
    }
  }

  private void add(String name, Object value, int depth) throws IOException {
    requireShallow(depth, ++entries);
    if (value instanceof Pickle.Tensor tensor) {
      arrays.put(name, array(name, tensor));
    } else if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> item : map.entrySet()) {
        add(join(name, item.getKey()), item.getValue(), depth + 1);
      }
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        add(join(name, i), list.get(i), depth + 1);
      }
    } else if (value instanceof Long number) {
      arrays.put(name, new NpyArray(List.of(), new long[] {number}));
    } else if (value instanceof Double number) {
      arrays.put(name, new NpyArray(List.of(), new double[] {number}));
    } else if (value instanceof Boolean truth) {
      arrays.put(name, new NpyArray(List.of(), new boolean[] {truth}));
    } else if (value instanceof String word) {
      arrays.put(name, new NpyArray(List.of(), new String[] {word}));
    } else if (value != Pickle.NONE) {
      unread.add(name);
    }
  }

  private static String join(String group, Object key) throws IOException {
    if (group.length() > 10_000) {
      throw new IOException("it has a name of more than 10000 letters");
    }
    return group.isEmpty() ? String.valueOf(key) : group + "." + key;
  }

  private NpyArray array(String name, Pickle.Tensor tensor) throws IOException {
    Pickle.Storage storage = tensor.storage();
    ElementType type = storage.type();
    int count = ElementType.count(name, tensor.shape());
    budget.spend(name, (long) count * type.size());
    long last = tensor.offset();
    for (int axis = 0; axis < tensor.shape().size(); axis++) {
      long steps = Math.max(0, tensor.shape().get(axis) - 1);
      last = Math.addExact(last, Math.multiplyExact(steps, tensor.strides().get(axis)));
    }
    ByteBuffer bytes = numbers.of(storage);
    if (tensor.offset() < 0
        || (count > 0 && (last >= storage.length() || last >= bytes.limit() / type.size()))) {
      throw new IOException("'" + name + "' reaches beyond its numbers");
    }
    Object values = type.make(count);
    int[] index = new int[tensor.shape().size()];
    long at = tensor.offset();
    for (int i = 0; i < count; i++) {
      type.copy(bytes, (int) at * type.size(), values, i);
      for (int axis = index.length - 1; axis >= 0; axis--) {
        at += tensor.strides().get(axis);
        if (++index[axis] < tensor.shape().get(axis)) {
          break;
        }
        at -= tensor.strides().get(axis) * index[axis];
        index[axis] = 0;
      }
    }
    return new NpyArray(tensor.shape(), values);
  }
}
