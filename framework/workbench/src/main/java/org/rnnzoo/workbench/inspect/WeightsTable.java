package org.rnnzoo.workbench.inspect;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.WeightsFile;

/**
 * The weights of a network, tensor by tensor.
 *
 * @param weights the weights
 */
public record WeightsTable(Weights weights) {

  /**
   * A tensor in numbers.
   *
   * @param name its name
   * @param shape its shape; rows are targets
   * @param trainable whether training changes it
   * @param mean the mean of its values; NaN if it has none
   * @param deviation their standard deviation
   * @param least the least of them
   * @param largest the largest
   */
  public record Row(
      String name,
      List<Integer> shape,
      boolean trainable,
      double mean,
      double deviation,
      double least,
      double largest) {

    private Map<String, Object> tree() {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("name", name);
      tree.put("shape", shape);
      tree.put("type", "float32");
      tree.put("trainable", trainable);
      tree.put("mean", mean);
      tree.put("standardDeviation", deviation);
      tree.put("min", least);
      tree.put("max", largest);
      return tree;
    }
  }

  /** A row for each tensor. */
  public List<Row> rows() {
    return weights.tensors().stream().map(this::row).toList();
  }

  private Row row(Weights.Tensor tensor) {
    double[] values =
        IntStream.range(tensor.offset(), tensor.offset() + tensor.length())
            .mapToDouble(i -> weights.values()[i])
            .toArray();
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double variance =
        IntStream.range(0, values.length)
            .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
            .average()
            .orElse(Double.NaN);
    return new Row(
        tensor.name(),
        tensor.shape(),
        tensor.trainable(),
        mean,
        Math.sqrt(variance),
        Arrays.stream(values).min().orElse(Double.NaN),
        Arrays.stream(values).max().orElse(Double.NaN));
  }

  /** The rows for programs. */
  public List<Map<String, Object>> tree() {
    return rows().stream().map(Row::tree).toList();
  }

  /**
   * Writes the weights as an archive of one float32 array per tensor.
   *
   * @throws UserException if the file is to be of another kind, or cannot be written
   */
  public void write(Path file) {
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".npz")) {
      throw UserException.input(
          "--out is %s; weights are stored in a NumPy archive, FILE.npz.".formatted(file));
    }
    WeightsFile.write(file, weights);
  }
}
