package org.rnnzoo.comparison.complexity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.comparison.EarlierResult;

/**
 * The smallest latent circuit of a network, n*, from circuits of growing size that the analysis
 * latent-circuit has fitted to it (Langdon &amp; Engel 2025). All measures are of held-out trials.
 *
 * @param curve every circuit that was fitted, by size
 */
record CircuitSize(List<Circuit> curve) {

  static final String ANALYSIS = "latent-circuit";

  /**
   * A circuit.
   *
   * @param nodes its size
   * @param anchor the weight of the connectivity anchor it was fitted with; 0 is without
   * @param activity its r2Full as a part of what as many principal components explain
   * @param outputs its r2Output
   * @param perturbation the correlation of its outputs' changes under perturbation with those of
   *     the network's
   * @param states the same of the states; NaN where it was not measured
   * @param restarts how many restarts it is the best of
   */
  record Circuit(
      int nodes,
      double anchor,
      double activity,
      double outputs,
      double perturbation,
      double states,
      int restarts) {

    /** Whether it explains activity and outputs. */
    boolean explains(ComplexityParameters p) {
      return activity >= p.sufficient().activity() && outputs >= p.sufficient().outputs();
    }

    /** Whether it explains them and predicts perturbations. */
    boolean suffices(ComplexityParameters p) {
      return explains(p) && perturbation >= p.sufficient().perturbation();
    }

    /** Whether it explains activity and outputs and predicts how perturbations move states. */
    boolean sufficesForStates(ComplexityParameters p) {
      return explains(p) && states >= p.sufficient().perturbation();
    }
  }

  /** Of the stored results the one with the most sizes; empty if there is none. */
  static Optional<CircuitSize> of(ComparedRun run) {
    return run.results(ANALYSIS).stream()
        .map(CircuitSize::read)
        .filter(size -> !size.curve().isEmpty())
        .max(Comparator.comparingLong(CircuitSize::sizes));
  }

  private static CircuitSize read(EarlierResult result) {
    List<Circuit> curve = new ArrayList<>();
    if (result.values().get("circuits") instanceof List<?> rows) {
      for (Object row : rows) {
        Map<?, ?> values = (Map<?, ?>) row;
        curve.add(
            new Circuit(
                (int) number(values, "nodes"),
                number(values, "anchor"),
                number(values, "r2Relative"),
                number(values, "r2Output"),
                number(values, "perturbationCorrelation"),
                number(values, "perturbationStateCorrelation"),
                (int) number(values, "restarts")));
      }
    }
    return new CircuitSize(curve);
  }

  private static double number(Map<?, ?> values, String key) {
    return values.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private long sizes() {
    return curve.stream().map(Circuit::nodes).distinct().count();
  }

  /** The circuits with the connectivity anchor, or those without. */
  List<Circuit> with(boolean anchor) {
    return curve.stream().filter(circuit -> circuit.anchor() > 0 == anchor).toList();
  }

  /** n*: the nodes of the smallest circuit that meets all criteria; infinite for none. */
  double least(boolean anchor, ComplexityParameters p) {
    return least(anchor, circuit -> circuit.suffices(p));
  }

  /**
   * The nodes of the smallest circuit that explains activity and outputs and predicts how
   * perturbations move states; infinite for none, NaN where that was not measured.
   */
  double leastForStates(boolean anchor, ComplexityParameters p) {
    return curve.stream().allMatch(circuit -> Double.isNaN(circuit.states()))
        ? Double.NaN
        : least(anchor, circuit -> circuit.sufficesForStates(p));
  }

  /** The nodes of the smallest circuit that explains activity and outputs; infinite for none. */
  double leastExplaining(boolean anchor, ComplexityParameters p) {
    return least(anchor, circuit -> circuit.explains(p));
  }

  private double least(boolean anchor, Predicate<Circuit> enough) {
    return with(anchor).stream()
        .filter(enough)
        .mapToInt(Circuit::nodes)
        .asDoubleStream()
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
