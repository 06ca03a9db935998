package org.rnnzoo.workbench.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.dynamics.Trajectories;

/**
 * How an imported network does on the trials that came with it, in float64 and without noise,
 * beside what it did where it comes from.
 *
 * <p>Programs differ in what they call the state at a step: some write it after the input of that
 * step, as we do, some before, and some never show the first input. All three are tried, as no
 * wrong network comes near by any of them.
 *
 * @param comparisons one for each array
 * @param skipsFirst whether the first input was never shown
 */
record Replay(List<Comparison> comparisons, boolean skipsFirst) {

  /** The largest difference with which a network is taken for the same. */
  static final double TOLERANCE = 1e-4;

  /**
   * An array beside what it is of ours.
   *
   * @param array its name
   * @param what what it holds: outputs, rates or states
   * @param before whether its value at a step is that before the input of the step
   * @param difference the largest difference
   */
  record Comparison(String array, String what, boolean before, double difference) {}

  static Replay of(DynamicalSystem system, GivenTrials trials) {
    Replay all = of(system, trials, trials, false);
    if (all.difference() <= TOLERANCE || trials.time() < 2 || shortest(trials) < 2) {
      return all;
    }
    Replay skipping = of(system, trials.withoutFirstStep(), trials, true);
    return skipping.difference() < all.difference() ? skipping : all;
  }

  private static int shortest(GivenTrials trials) {
    int shortest = Integer.MAX_VALUE;
    for (int steps : trials.steps()) {
      shortest = Math.min(shortest, steps);
    }
    return shortest;
  }

  private static Replay of(
      DynamicalSystem system, GivenTrials shown, GivenTrials stored, boolean skips) {
    Trajectories course = Trajectories.of(system, shown.inputsOfEach());
    List<Comparison> comparisons = new ArrayList<>();
    for (GivenTrials.Expected expected : stored.expected()) {
      comparisons.add(closest(course, expected, skips));
    }
    return new Replay(comparisons, skips);
  }

  private static Comparison closest(
      Trajectories course, GivenTrials.Expected expected, boolean skips) {
    Comparison closest = new Comparison(expected.name(), "nothing of ours", false, Double.NaN);
    Map<String, double[][]> ours = new LinkedHashMap<>();
    ours.put("outputs", expected.width() == course.width() ? course.outputs() : null);
    ours.put("rates", expected.width() <= course.units() ? course.rates() : null);
    ours.put("states", expected.width() <= course.dimension() ? course.states() : null);
    for (Map.Entry<String, double[][]> kind : ours.entrySet()) {
      if (kind.getValue() == null) {
        continue;
      }
      int width =
          kind.getKey().equals("outputs")
              ? course.width()
              : kind.getKey().equals("rates") ? course.units() : course.dimension();
      for (int lag = skips ? 1 : 0; lag <= 1; lag++) {
        double difference = difference(kind.getValue(), width, expected, lag);
        if (!(closest.difference() <= difference)) {
          closest = new Comparison(expected.name(), kind.getKey(), lag == 1 && !skips, difference);
        }
      }
    }
    return closest;
  }

  /** The largest difference where both have a value; NaN if there is none or one is no number. */
  private static double difference(
      double[][] ours, int width, GivenTrials.Expected expected, int lag) {
    double largest = -1;
    for (int trial = 0; trial < ours.length; trial++) {
      int steps = Math.min(ours[trial].length / width, expected.time() - lag);
      for (int step = 0; step < steps; step++) {
        int at = (trial * expected.time() + step + lag) * expected.width();
        for (int i = 0; i < expected.width(); i++) {
          double difference = Math.abs(expected.values()[at + i] - ours[trial][step * width + i]);
          if (!(difference <= largest)) {
            largest = difference;
          }
          if (Double.isNaN(difference)) {
            return Double.NaN;
          }
        }
      }
    }
    return largest < 0 ? Double.NaN : largest;
  }

  /** The largest difference of all; infinite if one is no number, 0 if nothing was compared. */
  double difference() {
    double largest = 0;
    for (Comparison comparison : comparisons) {
      double one = comparison.difference();
      largest = Double.isNaN(one) ? Double.POSITIVE_INFINITY : Math.max(largest, one);
    }
    return largest;
  }

  /** What {@code summary.json} says of it. */
  List<Object> tree() {
    List<Object> tree = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("array", comparison.array());
      entry.put("is", comparison.what());
      entry.put(
          "at",
          skipsFirst
              ? "first input not shown"
              : comparison.before() ? "before the input" : "after the input");
      entry.put("maxDifference", comparison.difference());
      tree.add(entry);
    }
    return tree;
  }
}
