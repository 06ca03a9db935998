package org.rnnzoo.workbench.arrays;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.rnnzoo.core.io.Npz;

/** The types of the elements of tensors, as safetensors and PyTorch call them. */
enum ElementType {
  F64(8, "DoubleStorage"),
  F32(4, "FloatStorage"),
  F16(2, "HalfStorage"),
  BF16(2, "BFloat16Storage"),
  I64(8, "LongStorage"),
  I32(4, "IntStorage"),
  I16(2, "ShortStorage"),
  I8(1, "CharStorage"),
  U8(1, "ByteStorage"),
  BOOL(1, "BoolStorage");

  private final int size;
  private final String storage;

  ElementType(int size, String storage) {
    this.size = size;
    this.storage = storage;
  }

  /** The bytes of an element. */
  int size() {
    return size;
  }

  static ElementType ofSafetensors(String tensor, String name) throws IOException {
    return Arrays.stream(values())
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IOException("'" + tensor + "' is of type " + name + ", which is not read"));
  }

  /** Whether a class of PyTorch's is the storage of such elements. */
  boolean isStored(String name) {
    return storage.equals(name);
  }

  /**
   * The number of elements of a tensor.
   *
   * @throws IOException if there cannot be so many
   */
  static int count(String tensor, List<Integer> shape) throws IOException {
    long count = 1;
    for (int length : shape) {
      count = length < 0 || count > Integer.MAX_VALUE ? -1 : count * length;
      if (count < 0) {
        break;
      }
    }
    if (count < 0 || count > Integer.MAX_VALUE - 16) {
      throw new IOException("'" + tensor + "' claims to be larger than it can be, " + shape);
    }
    return (int) count;
  }

  /** An array of so many elements, from a buffer that holds them. */
  Object read(ByteBuffer buffer, int count) {
    Object values = make(count);
    for (int i = 0; i < count; i++) {
      copy(buffer, i * size, values, i);
    }
    return values;
  }

  /** An array for elements of this type. */
  Object make(int count) {
    return switch (this) {
      case F64 -> new double[count];
      case F32, F16, BF16 -> new float[count];
      case I64 -> new long[count];
      case I32, I16, I8, U8 -> new int[count];
      case BOOL -> new boolean[count];
    };
  }

  /** Puts one element, which stands at a byte of a buffer, into an array. */
  void copy(ByteBuffer buffer, int at, Object values, int index) {
    switch (this) {
      case F64 -> ((double[]) values)[index] = buffer.getDouble(at);
      case F32 -> ((float[]) values)[index] = buffer.getFloat(at);
      case F16 -> ((float[]) values)[index] = Npz.half(buffer.getShort(at));
      case BF16 -> ((float[]) values)[index] = Float.intBitsToFloat(buffer.getShort(at) << 16);
      case I64 -> ((long[]) values)[index] = buffer.getLong(at);
      case I32 -> ((int[]) values)[index] = buffer.getInt(at);
      case I16 -> ((int[]) values)[index] = buffer.getShort(at);
      case I8 -> ((int[]) values)[index] = buffer.get(at);
      case U8 -> ((int[]) values)[index] = Byte.toUnsignedInt(buffer.get(at));
      case BOOL -> ((boolean[]) values)[index] = buffer.get(at) != 0;
    }
  }
}
