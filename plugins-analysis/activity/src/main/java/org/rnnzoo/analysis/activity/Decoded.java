package org.rnnzoo.analysis.activity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleConsumer;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.recording.Grouping;
import org.rnnzoo.dynamics.recording.Recording;

/**
 * How well a column can be decoded over time.
 *
 * @param grouping its classes
 * @param folds the number of parts of the cross-validation
 * @param accuracy {@code [bins]}; NaN where too few trials reach
 * @param shuffled the same with labels shuffled between trials, {@code [shuffles, bins]}
 */
record Decoded(Grouping grouping, int folds, double[] accuracy, double[][] shuffled) {

  private static final double QUANTILE = 0.95;

  /**
   * Decodes a column.
   *
   * @return nothing if a class has fewer than two trials
   */
  static Optional<Decoded> of(
      Recording recording,
      Grouping grouping,
      TimeAxis axis,
      ActivityParameters.Decoding parameters,
      RandomStream random,
      DoubleConsumer progress) {
    List<Integer> trials =
        recording.finite().stream().filter(trial -> grouping.of()[trial] >= 0).toList();
    int classes = grouping.labels().size();
    int[] labels = trials.stream().mapToInt(trial -> grouping.of()[trial]).toArray();
    int folds = Math.min(parameters.folds(), smallest(labels, classes));
    if (classes < 2 || folds < 2) {
      return Optional.empty();
    }
    List<int[]> labellings = labellings(labels, parameters.shuffles(), random);
    int[] fold = folds(labels, classes, folds, random);
    double[] accuracy = new double[axis.bins()];
    double[][] shuffled = new double[parameters.shuffles()][axis.bins()];
    for (int bin = 0; bin < axis.bins(); bin++) {
      progress.accept((double) bin / axis.bins());
      double[] found = at(recording, axis, bin, trials, labellings, fold, folds, classes);
      accuracy[bin] = found[0];
      for (int s = 0; s < shuffled.length; s++) {
        shuffled[s][bin] = found[s + 1];
      }
    }
    return Optional.of(new Decoded(grouping, folds, accuracy, shuffled));
  }

  private static double[] at(
      Recording recording,
      TimeAxis axis,
      int bin,
      List<Integer> trials,
      List<int[]> labellings,
      int[] fold,
      int folds,
      int classes) {
    List<Integer> there = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      if (axis.has(trials.get(i), bin)) {
        there.add(i);
      }
    }
    int[] kept = there.stream().mapToInt(Integer::intValue).toArray();
    double[] unknown = new double[labellings.size()];
    Arrays.fill(unknown, Double.NaN);
    if (smallest(chosen(labellings.get(0), kept), classes) < folds) {
      return unknown;
    }
    double[][] rates =
        Arrays.stream(kept)
            .mapToObj(i -> axis.rates(recording, trials.get(i), bin))
            .toArray(double[][]::new);
    return new Decoder(chosen(fold, kept), folds, classes)
        .accuracies(rates, labellings.stream().map(labels -> chosen(labels, kept)).toList());
  }

  private static int[] chosen(int[] values, int[] places) {
    return Arrays.stream(places).map(place -> values[place]).toArray();
  }

  private static int smallest(int[] labels, int classes) {
    int[] sizes = new int[classes];
    for (int label : labels) {
      sizes[label]++;
    }
    return Arrays.stream(sizes).min().orElse(0);
  }

  /** The true labels first, then shuffled ones; each the same at all times. */
  private static List<int[]> labellings(int[] labels, int shuffles, RandomStream random) {
    List<int[]> labellings = new ArrayList<>();
    labellings.add(labels);
    for (int s = 0; s < shuffles; s++) {
      List<Integer> order = new ArrayList<>(Arrays.stream(labels).boxed().toList());
      Collections.shuffle(order, source(random.named("shuffles").indexed(s)));
      labellings.add(order.stream().mapToInt(Integer::intValue).toArray());
    }
    return labellings;
  }

  /** As many trials of each class in each part as possible. */
  private static int[] folds(int[] labels, int classes, int folds, RandomStream random) {
    int[] fold = new int[labels.length];
    for (int c = 0; c < classes; c++) {
      List<Integer> members = new ArrayList<>();
      for (int i = 0; i < labels.length; i++) {
        if (labels[i] == c) {
          members.add(i);
        }
      }
      Collections.shuffle(members, source(random.named("folds").indexed(c)));
      for (int k = 0; k < members.size(); k++) {
        fold[members.get(k)] = k % folds;
      }
    }
    return fold;
  }

  private static Random source(RandomStream stream) {
    return new Random(stream.key());
  }

  /** What guessing gives. */
  double guessing() {
    return 1.0 / grouping.labels().size();
  }

  /** The bin of the highest accuracy; −1 if it is known nowhere. */
  int peak() {
    int peak = -1;
    for (int bin = 0; bin < accuracy.length; bin++) {
      if (!Double.isNaN(accuracy[bin]) && (peak < 0 || accuracy[bin] > accuracy[peak])) {
        peak = bin;
      }
    }
    return peak;
  }

  /** The mean over shuffles, {@code [bins]}. */
  double[] chance() {
    double[] chance = new double[accuracy.length];
    for (int bin = 0; bin < chance.length; bin++) {
      for (double[] shuffle : shuffled) {
        chance[bin] += shuffle[bin] / shuffled.length;
      }
    }
    return chance;
  }

  /**
   * What an accuracy must exceed anywhere to be told from chance: the 95th percentile over shuffles
   * of the highest accuracy over time.
   */
  double bar() {
    double[] highest =
        Arrays.stream(shuffled)
            .mapToDouble(
                shuffle -> Arrays.stream(shuffle).filter(Double::isFinite).max().orElse(Double.NaN))
            .sorted()
            .toArray();
    return highest[(int) Math.ceil(QUANTILE * highest.length) - 1];
  }
}
