package org.rnnzoo.engine;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rnnzoo.api.model.Weights;

/** Units of a network whose weights onto others stay at 0: lesions that training cannot undo. */
final class SilencedUnits {

  private final SortedSet<Integer> units = new TreeSet<>();

  /**
   * Takes up more units.
   *
   * @param count the number of units of the network
   * @throws IllegalArgumentException if there is no such unit
   */
  void add(List<Integer> more, int count) {
    for (int unit : more) {
      if (unit < 0 || unit >= count) {
        throw new IllegalArgumentException(
            "There is no unit " + unit + "; units are 0 to " + (count - 1) + ".");
      }
    }
    units.addAll(more);
  }

  /**
   * Sets what they send in a tensor to 0: their columns if it is {@code [targets, units]}, else
   * their rows.
   *
   * @param count the number of units of the network
   */
  void clear(Weights weights, String name, int count) {
    if (units.isEmpty()) {
      return;
    }
    Weights.Tensor tensor = weights.tensor(name);
    int width = tensor.shape().get(1);
    boolean columns = width == count;
    for (int unit : units) {
      int first = columns ? unit : unit * width;
      int end = columns ? tensor.length() : first + width;
      for (int i = first; i < end; i += columns ? width : 1) {
        weights.values()[tensor.offset() + i] = 0;
      }
    }
  }
}
