package org.rnnzoo.core.folder;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Npz;

/** The weights of a network as an archive of one array per tensor, under the tensors' names. */
public final class WeightsFile {

  private WeightsFile() {}

  /** Writes the weights of a network. */
  public static void write(Path file, Weights weights) {
    Npz.write(file, arrays(weights, weights.values()));
  }

  /**
   * Replaces the weights of a network.
   *
   * @throws UserException if a tensor is missing, has another shape, is of no real type or holds a
   *     number that is not finite
   */
  public static void read(Path file, Weights weights) {
    float[] values = new float[weights.values().length];
    Set<String> names =
        weights.tensors().stream().map(Weights.Tensor::name).collect(Collectors.toSet());
    copy(Npz.read(file, names::contains), weights, values, file);
    System.arraycopy(values, 0, weights.values(), 0, values.length);
  }

  public static Map<String, NpyArray> arrays(Weights layout, float[] values) {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    for (Weights.Tensor tensor : layout.tensors()) {
      float[] copy = Arrays.copyOfRange(values, tensor.offset(), tensor.offset() + tensor.length());
      arrays.put(tensor.name(), new NpyArray(tensor.shape(), copy));
    }
    return arrays;
  }

  public static void copy(Map<String, NpyArray> arrays, Weights layout, float[] values, Path file) {
    for (Weights.Tensor tensor : layout.tensors()) {
      NpyArray array = arrays.get(tensor.name());
      if (array == null) {
        throw UserException.input(
            "%s has no tensor '%s'; it has %s."
                .formatted(file, tensor.name(), String.join(", ", Npz.names(file))));
      }
      if (!array.shape().equals(tensor.shape()) || !array.isReal()) {
        throw UserException.input(
            "%s: tensor '%s' must be float32 of shape %s, not %s of shape %s."
                .formatted(file, tensor.name(), tensor.shape(), array.type(), array.shape()));
      }
      float[] given = array.toFloats();
      for (float value : given) {
        if (!Float.isFinite(value)) {
          throw UserException.input(
              "%s: tensor '%s' holds a number that is not finite.".formatted(file, tensor.name()));
        }
      }
      System.arraycopy(given, 0, values, tensor.offset(), tensor.length());
    }
  }
}
