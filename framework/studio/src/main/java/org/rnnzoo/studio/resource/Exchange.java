package org.rnnzoo.studio.resource;

import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.Trees;

/** Requests and answers as trees. */
final class Exchange {

  private Exchange() {}

  /** The body of a request. */
  static Map<String, Object> body(Context context) {
    return Trees.parseJson(context.body(), Path.of("The request"));
  }

  static void answer(Context context, Object tree) {
    context.contentType("application/json").result(Trees.jsonLine(tree));
  }

  static Map<String, Object> map(Map<String, Object> tree, String key) {
    Map<String, Object> inner = new LinkedHashMap<>();
    if (tree.get(key) instanceof Map<?, ?> map) {
      map.forEach((name, value) -> inner.put(String.valueOf(name), value));
    }
    return inner;
  }

  static String text(Map<String, Object> tree, String key) {
    return tree.get(key) instanceof String text ? text : "";
  }

  /**
   * A whole number of a request.
   *
   * @throws UserException if it is none or out of range
   */
  static long whole(Object value, String name, long standard, long min, long max) {
    if (value == null) {
      return standard;
    }
    try {
      double number = Double.parseDouble(String.valueOf(value));
      if (number == Math.rint(number) && number >= min && number <= max) {
        return (long) number;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw UserException.input(
        "%s is %s; it must be a whole number from %s to %s.".formatted(name, value, min, max));
  }

  /**
   * Finite numbers of a request.
   *
   * @throws UserException if it is no list of as many numbers
   */
  static double[] numbers(Object value, String name, int length) {
    if (value instanceof List<?> list
        && list.size() == length
        && list.stream().allMatch(Exchange::isFinite)) {
      return list.stream().mapToDouble(number -> ((Number) number).doubleValue()).toArray();
    }
    throw UserException.input("%s must be a list of %s numbers.".formatted(name, length));
  }

  private static boolean isFinite(Object value) {
    return value instanceof Number number && Double.isFinite(number.doubleValue());
  }
}
