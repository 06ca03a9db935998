package org.rnnzoo.workbench.export;

import java.lang.reflect.Array;
import java.util.Arrays;
import org.rnnzoo.core.io.NpyArray;

/** A flat array as the arrays of arrays that other libraries want. */
final class NestedArray {

  private NestedArray() {}

  /** Such as {@code float[][][]} for a float32 array with three axes. */
  static Object of(NpyArray array) {
    int[] shape = array.shape().stream().mapToInt(Integer::intValue).toArray();
    return shape.length <= 1 ? array.values() : nested(array.values(), shape, 0, new int[] {0});
  }

  private static Object nested(Object flat, int[] shape, int axis, int[] place) {
    int length = shape[axis];
    if (axis == shape.length - 1) {
      Object row = Array.newInstance(flat.getClass().getComponentType(), length);
      System.arraycopy(flat, place[0], row, 0, length);
      place[0] += length;
      return row;
    }
    int[] rest = Arrays.copyOfRange(shape, axis, shape.length);
    Object rows = Array.newInstance(flat.getClass().getComponentType(), rest);
    for (int i = 0; i < length; i++) {
      Array.set(rows, i, nested(flat, shape, axis + 1, place));
    }
    return rows;
  }
}
