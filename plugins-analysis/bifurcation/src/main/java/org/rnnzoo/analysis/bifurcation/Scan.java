package org.rnnzoo.analysis.bifurcation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.dynamics.FixedPoint;
import org.rnnzoo.dynamics.FixedPointSearch;
import org.rnnzoo.dynamics.FixedPoints;

/**
 * A scan of a parameter: fixed points are searched for at some of its values, and each that lies on
 * no branch yet is followed in both directions.
 */
final class Scan {

  private static final double NANOS_PER_SECOND = 1e9;

  /** All searches together may take this share of the time. */
  private static final double SEARCH_SHARE = 0.5;

  private static final double SAME = 1e-3;
  private static final int MOST_BRANCHES = 200;

  /**
   * What stands still at a value.
   *
   * @param value the value of the parameter
   * @param points what a search found there
   */
  record Section(double value, FixedPoints points) {}

  private final Family family;
  private final BifurcationParameters parameters;
  private final List<double[]> visited;
  private final Corrector corrector;
  private final double[] values;
  private final AnalysisContext context;
  private final List<Branch> branches = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();
  private final long start = System.nanoTime();

  /**
   * @param visited states that the trained network visits, at least one
   */
  Scan(
      Family family,
      BifurcationParameters parameters,
      List<double[]> visited,
      AnalysisContext context) {
    this.family = family;
    this.parameters = parameters;
    this.visited = visited;
    this.context = context;
    this.corrector = new Corrector(family, size(visited), parameters.to() - parameters.from());
    this.values = values();
  }

  /** The root mean square of state variables; 1 if all are 0. */
  private static double size(List<double[]> states) {
    double squares = 0;
    for (double[] state : states) {
      for (double x : state) {
        squares += x * x / state.length / states.size();
      }
    }
    return squares > 0 ? Math.sqrt(squares) : 1;
  }

  /** Equally far apart over the scan, with the trained network among them if it is in the scan. */
  private double[] values() {
    TreeSet<Double> values = new TreeSet<>();
    int last = parameters.sections() - 1;
    for (int k = 0; k <= last; k++) {
      values.add(
          k == last
              ? parameters.to()
              : parameters.from() + (parameters.to() - parameters.from()) * k / last);
    }
    if (family.trained() > parameters.from() && family.trained() < parameters.to()) {
      values.add(family.trained());
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Goes through the scan, or through as much of it as there is time for. */
  void run() {
    Continuation continuation =
        new Continuation(corrector, parameters.from(), parameters.to(), values, this::isTimeUp);
    for (int k = 0; k < values.length && !isTimeUp(); k++) {
      FixedPoints points = search(k);
      sections.add(new Section(values[k], points));
      for (FixedPoint point : points.points()) {
        if (branches.size() < MOST_BRANCHES && !isTimeUp() && !isKnown(k, point.state())) {
          Branch found = continuation.through(point.state(), values[k]);
          if (!isKnown(found, k)) {
            branches.add(found);
          }
        }
      }
    }
  }

  private FixedPoints search(int number) {
    double value = values[number];
    return FixedPointSearch.defaults()
        .withThreads(context.threads())
        .withSeconds(SEARCH_SHARE * parameters.seconds() / values.length)
        .find(
            family.at(value),
            family.inputAt(value),
            visited,
            List.of(),
            context.random().named("seeds").indexed(number).generator(),
            batch -> tell());
  }

  private void tell() {
    context.progress(
        "scanning " + family.label(), Math.min(1, (double) sections.size() / values.length));
  }

  /** Whether a branch was noted at this place when it passed the value. */
  private boolean isKnown(int number, double[] state) {
    return branches.stream()
        .flatMap(branch -> branch.sections().stream())
        .filter(section -> section.number() == number)
        .anyMatch(section -> isSame(section.state(), state));
  }

  /**
   * Whether a branch is a known one that was entered where points are hard to tell apart: it passes
   * through known places only, wherever else points were searched for.
   */
  private boolean isKnown(Branch branch, int besides) {
    List<Branch.Section> elsewhere =
        branch.sections().stream().filter(section -> section.number() != besides).toList();
    return !elsewhere.isEmpty()
        && elsewhere.stream().allMatch(section -> isKnown(section.number(), section.state()));
  }

  private boolean isSame(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      if (Math.abs(a[i] - b[i]) > SAME * corrector.scale()) {
        return false;
      }
    }
    return true;
  }

  private boolean isTimeUp() {
    tell();
    return (System.nanoTime() - start) / NANOS_PER_SECOND > parameters.seconds();
  }

  /** Whether the time did not suffice for all of it. */
  boolean isPartial() {
    return sections.size() < values.length
        || sections.stream().anyMatch(section -> section.points().coverage().partial())
        || branches.stream().anyMatch(branch -> branch.ends().contains(Branch.End.TIME_UP));
  }

  List<Branch> branches() {
    return branches;
  }

  List<Section> sections() {
    return sections;
  }

  Family family() {
    return family;
  }
}
