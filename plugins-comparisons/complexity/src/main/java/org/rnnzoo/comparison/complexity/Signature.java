package org.rnnzoo.comparison.complexity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.comparison.EarlierResult;

/**
 * What kind of flow a network has, from the fixed points that the analysis fixed-points has found.
 *
 * @param words counts by unstable dimension for each input
 * @param attractors stable points without input
 * @param slowestMs the slowest time constant of these in ms; NaN if there is none
 * @param consistent whether no search is known to have missed a point
 */
record Signature(String words, int attractors, double slowestMs, boolean consistent) {

  static final String ANALYSIS = "fixed-points";

  /** Of the stored results the first; empty if there is none. */
  static Optional<Signature> of(ComparedRun run) {
    return run.results(ANALYSIS).stream().findFirst().map(Signature::read);
  }

  private static Signature read(EarlierResult result) {
    List<Map<?, ?>> inputs = rows(result, "inputs");
    String words =
        inputs.stream()
            .map(input -> "%s: %s".formatted(input.get("input"), input.get("byUnstableDimension")))
            .collect(Collectors.joining("; "));
    Object first = result.values().get("inputName");
    double slowest =
        rows(result, "points").stream()
            .filter(point -> String.valueOf(first).equals(point.get("input")))
            .filter(point -> "stable".equals(point.get("stability")))
            .map(point -> point.get("slowestTimeConstantMs"))
            .filter(Number.class::isInstance)
            .mapToDouble(value -> ((Number) value).doubleValue())
            .max()
            .orElse(Double.NaN);
    Object stable = result.values().get("stable");
    return new Signature(
        words.isEmpty() ? String.valueOf(result.values().get("byUnstableDimension")) : words,
        stable instanceof Number count ? count.intValue() : 0,
        slowest,
        inputs.stream()
            .noneMatch(input -> String.valueOf(input.get("indexCheck")).contains("missing")));
  }

  private static List<Map<?, ?>> rows(EarlierResult result, String name) {
    return result.values().get(name) instanceof List<?> rows
        ? rows.stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList()
        : List.of();
  }

  /** The bits that the stable points can hold. */
  double bits() {
    return Math.log(attractors) / Math.log(2);
  }
}
