package org.rnnzoo.analysis.units;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.rnnzoo.api.random.RandomStream;

/**
 * Which units care for a column in an epoch: the share of the variance of a unit's mean rate over
 * trials that the groups explain, η², beside what it is with labels shuffled between trials.
 *
 * @param column the column
 * @param epoch the epoch
 * @param explained η², {@code [units]}; 0 of a unit that never changes
 * @param chance the share of shuffles in which a unit has at least its η², {@code [units]}
 * @param preferred the group with the highest mean rate, {@code [units]}
 * @param expected the mean share of units with η² as large as a true one's 95th percentile would be
 *     by shuffles alone, in [0, 1]
 */
record Selective(
    String column,
    String epoch,
    double[] explained,
    double[] chance,
    int[] preferred,
    double expected) {

  private static final double LEVEL = 0.05;

  /**
   * Tests all units.
   *
   * @param rates the mean rate of each unit in each trial, {@code [trials][units]}
   * @param labels the group of each trial
   */
  static Selective of(
      String column,
      String epoch,
      double[][] rates,
      int[] labels,
      int groups,
      int permutations,
      RandomStream random) {
    int units = rates[0].length;
    double[] explained = explained(rates, labels, groups);
    int[] atLeast = new int[units];
    double[][] shuffled = new double[permutations][];
    Random source = new Random(random.key());
    List<Integer> order = new ArrayList<>(Arrays.stream(labels).boxed().toList());
    for (int p = 0; p < permutations; p++) {
      Collections.shuffle(order, source);
      shuffled[p] = explained(rates, order.stream().mapToInt(Integer::intValue).toArray(), groups);
      for (int unit = 0; unit < units; unit++) {
        atLeast[unit] += shuffled[p][unit] >= explained[unit] ? 1 : 0;
      }
    }
    double[] chance = new double[units];
    // The true labelling is one of those that chance could have brought (Phipson & Smyth 2010).
    Arrays.setAll(chance, unit -> (atLeast[unit] + 1.0) / (permutations + 1.0));
    return new Selective(
        column, epoch, explained, chance, preferred(rates, labels, groups), expected(shuffled));
  }

  /** How many units one shuffle calls selective at the 5 % level of the others. */
  private static double expected(double[][] shuffled) {
    int units = shuffled[0].length;
    double count = 0;
    for (int unit = 0; unit < units; unit++) {
      double value = shuffled[0][unit];
      int above = 0;
      for (int p = 1; p < shuffled.length; p++) {
        above += shuffled[p][unit] >= value ? 1 : 0;
      }
      count += value > 0 && (above + 1.0) / shuffled.length <= LEVEL ? 1 : 0;
    }
    return count / units;
  }

  static double[] explained(double[][] rates, int[] labels, int groups) {
    int units = rates[0].length;
    double[][] sums = new double[groups][units];
    int[] sizes = new int[groups];
    double[] totals = new double[units];
    for (int trial = 0; trial < labels.length; trial++) {
      sizes[labels[trial]]++;
      for (int unit = 0; unit < units; unit++) {
        sums[labels[trial]][unit] += rates[trial][unit];
        totals[unit] += rates[trial][unit];
      }
    }
    double[] within = new double[units];
    double[] whole = new double[units];
    for (int trial = 0; trial < labels.length; trial++) {
      for (int unit = 0; unit < units; unit++) {
        double fromGroup = rates[trial][unit] - sums[labels[trial]][unit] / sizes[labels[trial]];
        double fromMean = rates[trial][unit] - totals[unit] / labels.length;
        within[unit] += fromGroup * fromGroup;
        whole[unit] += fromMean * fromMean;
      }
    }
    double[] explained = new double[units];
    Arrays.setAll(
        explained,
        unit -> {
          double mean = totals[unit] / labels.length;
          // What is left of a rate that never changes is rounding.
          boolean varies = whole[unit] > 1e-18 * (1 + mean * mean) * labels.length;
          return varies ? Math.max(0, 1 - within[unit] / whole[unit]) : 0;
        });
    return explained;
  }

  private static int[] preferred(double[][] rates, int[] labels, int groups) {
    double[][] means = new double[groups][rates[0].length];
    int[] sizes = new int[groups];
    for (int label : labels) {
      sizes[label]++;
    }
    for (int trial = 0; trial < labels.length; trial++) {
      for (int unit = 0; unit < rates[0].length; unit++) {
        means[labels[trial]][unit] += rates[trial][unit] / sizes[labels[trial]];
      }
    }
    int[] preferred = new int[rates[0].length];
    Arrays.setAll(
        preferred,
        unit ->
            IntStream.range(0, groups)
                .filter(group -> sizes[group] > 0)
                .boxed()
                .max(Comparator.comparingDouble(group -> means[group][unit]))
                .orElse(0));
    return preferred;
  }

  /**
   * Which of many tests are discoveries, if a share of false ones among them is accepted (Benjamini
   * &amp; Hochberg 1995).
   *
   * @param chances the p-values
   */
  static boolean[] discoveries(double[] chances, double level) {
    double[] sorted = Arrays.stream(chances).sorted().toArray();
    double bar = 0;
    for (int k = 0; k < sorted.length; k++) {
      if (sorted[k] <= level * (k + 1) / sorted.length) {
        bar = sorted[k];
      }
    }
    boolean[] discoveries = new boolean[chances.length];
    for (int i = 0; i < chances.length; i++) {
      discoveries[i] = chances[i] <= bar;
    }
    return discoveries;
  }
}
