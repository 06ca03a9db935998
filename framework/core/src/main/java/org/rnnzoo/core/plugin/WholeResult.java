package org.rnnzoo.core.plugin;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.Table;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.core.Thrown;
import org.rnnzoo.figure.Figures;

/**
 * What a result must be like to be written and read again.
 *
 * @param guard the guard of the plugin whose result it is
 * @param method the method that returned it
 */
record WholeResult(Guard guard, String method) {

  private static final Set<Class<?>> PLAIN =
      Set.of(
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigInteger.class,
          BigDecimal.class,
          Boolean.class,
          String.class);

  /** The result itself, if nothing is wrong with it. */
  Result require(Result result) {
    requireWhole("value", result.values());
    requireWhole("table", result.tables());
    requireWhole("array", result.arrays());
    requireWhole("figure", result.figures());
    result.values().forEach((name, value) -> requirePlain("value", name, value));
    for (Map.Entry<String, Table> table : result.tables().entrySet()) {
      requirePlain("table", table.getKey(), table.getValue().rows());
    }
    result.arrays().forEach((name, array) -> requireNumbers(name, array));
    result.figures().forEach((name, figure) -> requireDrawable(name, figure));
    return result;
  }

  /**
   * Only what Java itself knows says the same each time that it is asked. Null stands for what is
   * not there, such as the number of a point that none led to.
   */
  private void requirePlain(String what, String name, Object value) {
    if (value instanceof List<?> list) {
      list.forEach(item -> requirePlain(what, name, item));
    } else if (value instanceof Map<?, ?> map) {
      map.keySet().forEach(key -> requirePlain(what, name, key));
      map.values().forEach(item -> requirePlain(what, name, item));
    } else if (value != null && !PLAIN.contains(value.getClass())) {
      throw guard.failure(
          method,
          "the %s '%s' holds an object of %s, which is no number, word or truth"
              .formatted(what, name, value.getClass().getName()));
    }
  }

  private void requireNumbers(String name, INDArray array) {
    String fault =
        array.wasClosed()
            ? "is closed"
            : array.isEmpty()
                ? "is empty"
                : array.dataType().isNumerical() || array.dataType() == DataType.BOOL
                    ? ""
                    : "holds no numbers";
    if (!fault.isEmpty()) {
      throw guard.failure(method, "the array '%s' %s".formatted(name, fault));
    }
  }

  /** What a figure lacks is only seen by whoever draws it. */
  private void requireDrawable(String name, Figure figure) {
    try {
      Figures.svg(figure);
    } catch (RuntimeException e) {
      throw guard.failure(
          method, "the figure '%s' cannot be drawn: %s".formatted(name, Thrown.words(e)), e);
    }
  }

  private void requireWhole(String what, Map<String, ?> parts) {
    for (Map.Entry<String, ?> part : parts.entrySet()) {
      if (part.getValue() == null) {
        throw guard.failure(method, "the %s '%s' is null".formatted(what, part.getKey()));
      }
    }
  }
}
