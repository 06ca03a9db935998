package org.rnnzoo.workbench.arrays;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.object.datatype.Reference;
import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.SizeBudget;

/**
 * HDF5, read by jHDF, and MATLAB's files of version 7.3, which are HDF5 with all axes in the other
 * order.
 */
final class HdfFile {

  private static final int DEEPEST = 16;
  private static final int MOST_NODES = 20_000;
  private static final int MOST_AXES = 32;
  private static final String MATLAB = "MATLAB_class";

  /** MATLAB writes an array without numbers as its shape, and says so. */
  private static final String MATLAB_NOTHING = "MATLAB_empty";

  private final Map<String, NpyArray> arrays;
  private final List<String> unread;
  private final SizeBudget budget;
  private int nodes;

  private HdfFile(Map<String, NpyArray> arrays, List<String> unread, SizeBudget budget) {
    this.arrays = arrays;
    this.unread = unread;
    this.budget = budget;
  }

  static void read(Path path, Map<String, NpyArray> arrays, List<String> unread)
      throws IOException {
    long size = Files.size(path);
    SizeBudget budget = new SizeBudget(Math.multiplyExact(size, SizeBudget.MOST_COMPRESSION));
    boolean matlab = isMatlab(path);
    budget.spend(path.getFileName().toString(), size);
    // From memory, where the library cannot reserve what a damaged file claims to hold.
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
    try (io.jhdf.HdfFile file = io.jhdf.HdfFile.fromByteBuffer(bytes)) {
      new HdfFile(arrays, unread, budget).add("", file, matlab, 0);
    } catch (RuntimeException | StackOverflowError e) {
      // The library checks little, so that a damaged file shows as whatever it stumbles over.
      throw new IOException("it is damaged (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  private static boolean isMatlab(Path path) throws IOException {
    try (java.io.InputStream in = Files.newInputStream(path)) {
      return new String(in.readNBytes(10), StandardCharsets.US_ASCII).equals("MATLAB 7.3");
    }
  }

  private void add(String name, Group group, boolean matlab, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("its groups lie more than " + DEEPEST + " deep in each other");
    }
    for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
      String whole = name.isEmpty() ? child.getKey() : name + "." + child.getKey();
      if (++nodes > MOST_NODES) {
        throw new IOException("it holds more than " + MOST_NODES + " entries");
      }
      if (child.getValue().isLink()) {
        unread.add(whole); // may lead out of the file, or in a circle
      } else if (child.getValue() instanceof Group inner) {
        // MATLAB keeps what its cells hold in a group that is nobody's.
        if (!(matlab && child.getKey().startsWith("#"))) {
          add(whole, inner, matlab, depth + 1);
        }
      } else if (child.getValue() instanceof Dataset dataset) {
        add(whole, dataset, matlab);
      }
    }
  }

  private void add(String name, Dataset dataset, boolean matlab) throws IOException {
    if (matlab && isNothing(dataset)) {
      arrays.put(name, nothing(name, dataset));
      return;
    }
    Class<?> type = type(dataset);
    boolean readable =
        (type.isPrimitive() || type == String.class)
            && !dataset.isCompound()
            && !dataset.isVariableLength()
            && !(dataset.getDataType() instanceof Reference)
            && (dataset.isScalar() || !dataset.isEmpty());
    if (!readable) {
      unread.add(name);
      return;
    }
    List<Integer> shape = new ArrayList<>();
    long count = 1;
    for (long length : dataset.getDimensionsAsLong()) {
      count = length < 0 || length > Integer.MAX_VALUE ? -1 : Math.multiplyExact(count, length);
      shape.add((int) length);
    }
    budget.spend(name, count < 0 ? -1 : Math.multiplyExact(count, 8L + size(dataset)));
    spendOnChunk(name, dataset);
    Object values = widened(flat(dataset, (int) count));
    if (Array.getLength(values) != count) {
      throw new IOException("'" + name + "' does not have the numbers of its shape " + shape);
    }
    if (matlab && isText(dataset) && values instanceof int[] letters) {
      String text = new String(letters, 0, letters.length);
      arrays.put(name, new NpyArray(List.of(), new String[] {text}));
      return;
    }
    if (matlab) {
      values = turned(values, shape);
      Collections.reverse(shape);
    }
    arrays.put(name, new NpyArray(shape, values));
  }

  /** A chunk is unpacked as a whole, and the place of each of its numbers is worked out. */
  private void spendOnChunk(String name, Dataset dataset) throws IOException {
    if (dataset instanceof ChunkedDataset chunked) {
      long numbers = 1;
      for (int length : chunked.getChunkDimensions()) {
        numbers = length < 1 ? -1 : Math.multiplyExact(numbers, length);
      }
      budget.spend(name, numbers < 0 ? -1 : Math.multiplyExact(numbers, 4L + size(dataset)));
    }
  }

  private static boolean isNothing(Dataset dataset) {
    Attribute attribute = dataset.getAttribute(MATLAB_NOTHING);
    return attribute != null
        && attribute.getData() instanceof Number number
        && number.intValue() == 1;
  }

  private static NpyArray nothing(String name, Dataset dataset) throws IOException {
    if (isText(dataset)) {
      return new NpyArray(List.of(), new String[] {""});
    }
    long[] extent = dataset.getDimensionsAsLong();
    if (extent.length != 1 || extent[0] < 1 || extent[0] > MOST_AXES) {
      throw new IOException("'" + name + "' is said to hold nothing and has no shape");
    }
    Object lengths = dataset.getDataFlat();
    List<Integer> shape = new ArrayList<>();
    boolean none = false;
    for (int axis = 0; axis < Array.getLength(lengths); axis++) {
      long length = ((Number) Array.get(lengths, axis)).longValue();
      none |= length == 0;
      shape.add((int) Math.max(0, Math.min(length, Integer.MAX_VALUE)));
    }
    if (!none) {
      throw new IOException("'" + name + "' is said to hold nothing and has the shape " + shape);
    }
    return new NpyArray(shape, new double[0]);
  }

  /** The type of an element; the library says that of a lone number by its class. */
  private static Class<?> type(Dataset dataset) {
    return MethodType.methodType(dataset.getJavaType()).unwrap().returnType();
  }

  private static long size(Dataset dataset) throws IOException {
    int size = dataset.getDataType().getSize();
    if (size < 0) {
      throw new IOException("an element claims to have " + size + " bytes");
    }
    return size;
  }

  private static Object flat(Dataset dataset, int count) {
    if (count == 0) {
      return Array.newInstance(type(dataset), 0);
    }
    Object data = dataset.isScalar() ? dataset.getData() : dataset.getDataFlat();
    if (data.getClass().isArray()) {
      return data;
    }
    Object one = Array.newInstance(type(dataset), 1);
    Array.set(one, 0, data);
    return one;
  }

  private static boolean isText(Dataset dataset) {
    Attribute attribute = dataset.getAttribute(MATLAB);
    return attribute != null && "char".equals(attribute.getData());
  }

  /** Short whole numbers as longer ones. */
  private static Object widened(Object values) throws IOException {
    if (values instanceof byte[] || values instanceof short[] || values instanceof char[]) {
      int[] wide = new int[Array.getLength(values)];
      Arrays.setAll(wide, i -> Array.getInt(values, i));
      return wide;
    }
    boolean known =
        values instanceof float[]
            || values instanceof double[]
            || values instanceof int[]
            || values instanceof long[]
            || values instanceof boolean[]
            || values instanceof String[];
    if (!known) {
      throw new IOException("it holds " + values.getClass().getSimpleName());
    }
    return values;
  }

  /** The same array with its axes in the other order. */
  private static Object turned(Object values, List<Integer> shape) {
    int length = Array.getLength(values);
    Object turned = Array.newInstance(values.getClass().getComponentType(), length);
    int[] index = new int[shape.size()];
    for (int source = 0; source < length; source++) {
      int target = 0;
      for (int axis = index.length - 1; axis >= 0; axis--) {
        target = target * shape.get(axis) + index[axis];
      }
      System.arraycopy(values, source, turned, target, 1);
      for (int axis = index.length - 1; axis >= 0 && ++index[axis] == shape.get(axis); axis--) {
        index[axis] = 0;
      }
    }
    return turned;
  }
}
