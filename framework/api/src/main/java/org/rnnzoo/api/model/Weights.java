package org.rnnzoo.api.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The weights of a network: named float32 tensors laid end to end in one flat array, so that an
 * optimiser, a clipping norm or a checkpoint is one loop over one array.
 */
public final class Weights {

  private final float[] values;
  private volatile List<Tensor> tensors;

  /**
   * A named stretch of the flat array, C order.
   *
   * @param name such as {@code W}, {@code W_in}, {@code b}, {@code W_out}, {@code b_out}
   * @param shape the lengths of its axes; target first, source second
   * @param offset where it starts
   * @param trainable whether training may change it
   */
  public record Tensor(String name, List<Integer> shape, int offset, boolean trainable) {
    public Tensor {
      shape = List.copyOf(shape);
    }

    /** The number of values. */
    public int length() {
      return shape.stream().reduce(1, Math::multiplyExact);
    }
  }

  private Weights(List<Tensor> tensors) {
    this.tensors = List.copyOf(tensors);
    this.values = new float[tensors.stream().mapToInt(Tensor::length).sum()];
  }

  /** Starts to lay out the tensors of a network. */
  public static Layout layout() {
    return new Layout();
  }

  /** The order of the tensors in the flat array. */
  public static final class Layout {

    private final List<Tensor> tensors = new ArrayList<>();
    private int length;

    private Layout() {}

    /** Appends a tensor that training may change. */
    public Layout trainable(String name, int... shape) {
      return append(name, shape, true);
    }

    /** Appends a tensor that keeps its value. */
    public Layout frozen(String name, int... shape) {
      return append(name, shape, false);
    }

    private Layout append(String name, int[] shape, boolean trainable) {
      List<Integer> lengths = Arrays.stream(shape).boxed().toList();
      Tensor tensor = new Tensor(name, lengths, length, trainable);
      if (tensors.stream().anyMatch(other -> other.name().equals(name))) {
        throw new IllegalArgumentException("There are two tensors named '" + name + "'.");
      }
      tensors.add(tensor);
      length = Math.addExact(length, tensor.length());
      return this;
    }

    /** The weights, all 0. */
    public Weights build() {
      return new Weights(tensors);
    }
  }

  /** The tensors in order. */
  public List<Tensor> tensors() {
    return tensors;
  }

  /** The tensor of a name. */
  public Tensor tensor(String name) {
    return tensors.stream()
        .filter(tensor -> tensor.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no tensor '"
                        + name
                        + "'; there are "
                        + tensors.stream().map(Tensor::name).toList()
                        + "."));
  }

  /**
   * Makes a tensor keep its value in training. To be called before a propagation or a trainer has
   * seen the weights.
   *
   * @throws IllegalArgumentException if there is no such tensor
   */
  public void freeze(String name) {
    Tensor chosen = tensor(name);
    tensors =
        tensors.stream()
            .map(t -> t.equals(chosen) ? new Tensor(t.name(), t.shape(), t.offset(), false) : t)
            .toList();
  }

  /** The live flat array. Writing to it changes the network. */
  public float[] values() {
    return values;
  }

  /** The number of trainable values. */
  public int trainableCount() {
    return tensors.stream().filter(Tensor::trainable).mapToInt(Tensor::length).sum();
  }

  /** A copy of one tensor. */
  public INDArray get(String name) {
    Tensor tensor = tensor(name);
    float[] copy = Arrays.copyOfRange(values, tensor.offset(), tensor.offset() + tensor.length());
    long[] shape = tensor.shape().stream().mapToLong(Integer::longValue).toArray();
    return Nd4j.createFromArray(copy).reshape(shape);
  }

  /**
   * Replaces one tensor.
   *
   * @throws IllegalArgumentException if the shape differs
   */
  public void set(String name, INDArray value) {
    Tensor tensor = tensor(name);
    List<Integer> shape = Arrays.stream(value.shape()).mapToObj(Math::toIntExact).toList();
    if (!shape.equals(tensor.shape())) {
      throw new IllegalArgumentException(
          "Tensor '" + name + "' has shape " + tensor.shape() + ", not " + shape + ".");
    }
    float[] copy = value.castTo(DataType.FLOAT).dup('c').data().asFloat();
    System.arraycopy(copy, 0, values, tensor.offset(), copy.length);
  }
}
