package org.rnnzoo.core.io;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An array as NumPy stores it, in C order.
 *
 * @param shape the lengths of its axes; empty for a single value
 * @param values a {@code float[]}, {@code double[]}, {@code int[]}, {@code long[]}, {@code
 *     boolean[]} or {@code String[]} with one element per entry
 */
public record NpyArray(List<Integer> shape, Object values) {

  public NpyArray {
    shape = List.copyOf(shape);
    int length = Array.getLength(values);
    int wanted = shape.stream().reduce(1, Math::multiplyExact);
    if (length != wanted) {
      throw new IllegalArgumentException(
          "An array of shape " + shape + " has " + wanted + " values, not " + length + ".");
    }
  }

  /** A float32 array. */
  public static NpyArray of(float[] values, Integer... shape) {
    return new NpyArray(List.of(shape), values);
  }

  /** A float64 array. */
  public static NpyArray of(double[] values, Integer... shape) {
    return new NpyArray(List.of(shape), values);
  }

  /** An int64 array. */
  public static NpyArray of(long[] values, Integer... shape) {
    return new NpyArray(List.of(shape), values);
  }

  /** An array of words. */
  public static NpyArray of(String... values) {
    return new NpyArray(List.of(values.length), values);
  }

  /** A copy of an ND4J array: float64 stays float64, everything else becomes float32. */
  public static NpyArray of(INDArray array) {
    List<Integer> shape = Arrays.stream(array.shape()).mapToObj(Math::toIntExact).toList();
    INDArray copy = array.dup('c');
    return array.dataType() == DataType.DOUBLE
        ? new NpyArray(shape, copy.data().asDouble())
        : new NpyArray(shape, copy.castTo(DataType.FLOAT).data().asFloat());
  }

  /** The values of a float32 array. */
  public float[] floats() {
    return as(float[].class, "float32");
  }

  /** The values of a float64 array. */
  public double[] doubles() {
    return as(double[].class, "float64");
  }

  /** The values of an int64 array. */
  public long[] longs() {
    return as(long[].class, "int64");
  }

  /** A copy of numbers of any type, or of truth values as 0 and 1, in float64. */
  public double[] toDoubles() {
    double[] copy = new double[Array.getLength(values)];
    for (int i = 0; i < copy.length; i++) {
      copy[i] =
          values instanceof boolean[] truths ? (truths[i] ? 1 : 0) : Array.getDouble(values, i);
    }
    return copy;
  }

  /** The values of an array of real numbers in float32; too large ones become infinite. */
  public float[] toFloats() {
    if (!(values instanceof double[] wide)) {
      return floats();
    }
    float[] copy = new float[wide.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = (float) wide[i];
    }
    return copy;
  }

  /** Whether it holds real numbers, of any precision. */
  public boolean isReal() {
    return values instanceof float[] || values instanceof double[];
  }

  /** The type of its values, as NumPy calls it. */
  public String type() {
    Class<?> type = values.getClass().getComponentType();
    return type == float.class
        ? "float32"
        : type == double.class
            ? "float64"
            : type == int.class
                ? "int32"
                : type == long.class ? "int64" : type == boolean.class ? "bool" : "str";
  }

  private <T> T as(Class<T> type, String name) {
    if (!type.isInstance(values)) {
      throw new IllegalArgumentException(
          "The array holds " + type() + " values, not " + name + ".");
    }
    return type.cast(values);
  }

  /** A float array as an ND4J array of the same precision. */
  public INDArray toNd4j() {
    long[] lengths = shape.stream().mapToLong(Integer::longValue).toArray();
    INDArray flat =
        values instanceof double[] d ? Nd4j.createFromArray(d) : Nd4j.createFromArray(floats());
    return flat.reshape(lengths);
  }
}
