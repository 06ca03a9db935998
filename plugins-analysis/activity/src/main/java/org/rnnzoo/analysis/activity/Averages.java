package org.rnnzoo.analysis.activity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.rnnzoo.dynamics.recording.Grouping;
import org.rnnzoo.dynamics.recording.Recording;

/**
 * Mean rates by group over time: the peristimulus time histogram of a network.
 *
 * @param values {@code [groups, bins, units]}; NaN where fewer than half of a group's trials reach
 */
record Averages(double[][][] values) {

  static Averages of(Recording recording, Grouping grouping, TimeAxis axis) {
    int groups = grouping.labels().size();
    double[][][] values = new double[groups][axis.bins()][recording.units()];
    for (int group = 0; group < groups; group++) {
      List<Integer> members = grouping.members(group, recording.finite());
      for (int bin = 0; bin < axis.bins(); bin++) {
        int now = bin;
        List<Integer> there = members.stream().filter(trial -> axis.has(trial, now)).toList();
        if (there.isEmpty() || 2 * there.size() < members.size()) {
          Arrays.fill(values[group][bin], Double.NaN);
          continue;
        }
        for (int trial : there) {
          double[] rates = axis.rates(recording, trial, bin);
          for (int unit = 0; unit < rates.length; unit++) {
            values[group][bin][unit] += rates[unit] / there.size();
          }
        }
      }
    }
    return new Averages(values);
  }

  /** The rates of a unit in a group, {@code [bins]}. */
  double[] course(int group, int unit) {
    return Arrays.stream(values[group]).mapToDouble(rates -> rates[unit]).toArray();
  }

  /** The units whose rates differ most between groups, or, with one group, over time. */
  List<Integer> mostTelling(int count) {
    double[] telling = new double[values[0][0].length];
    Arrays.setAll(telling, this::telling);
    return IntStream.range(0, telling.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer unit) -> -telling[unit]))
        .limit(count)
        .toList();
  }

  private double telling(int unit) {
    double sum = 0;
    if (values.length == 1) {
      return spread(course(0, unit));
    }
    for (int bin = 0; bin < values[0].length; bin++) {
      int now = bin;
      double[] groups = Arrays.stream(values).mapToDouble(group -> group[now][unit]).toArray();
      double spread = spread(groups);
      sum += Double.isNaN(spread) ? 0 : spread;
    }
    return sum;
  }

  /** The variance of what is a number. */
  private static double spread(double[] numbers) {
    double[] finite = Arrays.stream(numbers).filter(Double::isFinite).toArray();
    double mean = Arrays.stream(finite).average().orElse(0);
    return Arrays.stream(finite).map(value -> (value - mean) * (value - mean)).average().orElse(0);
  }
}
