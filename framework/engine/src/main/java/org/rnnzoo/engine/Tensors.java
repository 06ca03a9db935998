package org.rnnzoo.engine;

import java.util.Arrays;
import org.rnnzoo.api.model.Weights;

/** Parts of matrices among the weights. */
public final class Tensors {

  private Tensors() {}

  /** Sets a column of a matrix to 0: what a unit sends, where targets come first. */
  public static void clearColumn(Weights weights, String name, int column) {
    Weights.Tensor tensor = weights.tensor(name);
    int width = tensor.shape().get(1);
    for (int i = column; i < tensor.length(); i += width) {
      weights.values()[tensor.offset() + i] = 0;
    }
  }

  /** Sets a row of a matrix to 0. */
  public static void clearRow(Weights weights, String name, int row) {
    Weights.Tensor tensor = weights.tensor(name);
    int first = tensor.offset() + row * tensor.shape().get(1);
    Arrays.fill(weights.values(), first, first + tensor.shape().get(1), 0f);
  }
}
