package org.rnnzoo.comparison.complexity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;

/**
 * The causal states of a task, counted at the ends of its epochs: two pasts are one state if every
 * future asks for the same answers after both. What tells states apart has to be remembered.
 *
 * <p>They can be counted where trials are made of few combinations of few conditions, each of which
 * settles the answers, in the same epochs throughout. The inputs of a combination are averaged over
 * its trials and over each epoch, so that noise and jitter drop out; pasts and futures that differ
 * by less than a fifth of the range of inputs are one. Nothing is said where conditions are
 * continuous or too many, where a combination leaves answers open, or where the same past and
 * future lead to different answers, since then something counts that these averages do not hold,
 * such as a duration.
 *
 * @param count the largest number of states at the end of an epoch
 * @param epoch that epoch
 */
record CausalStates(int count, String epoch) {

  private static final int MOST_VALUES = 32;
  private static final int MOST_COMBINATIONS = 512;
  private static final int LEAST_TRIALS = 3;
  private static final double TOLERANCE = 0.2;
  private static final double SETTLED = 0.1;

  /** The mean input and wanted output of each epoch in the trials of a combination. */
  private static final class Combination {
    private final double[][] inputs;
    private final double[][] targets;
    private final double[][] squares;
    private final double[][] weights;
    private int trials;

    Combination(int epochs, int inputs, int outputs) {
      this.inputs = new double[epochs][inputs];
      this.targets = new double[epochs][outputs];
      this.squares = new double[epochs][outputs];
      this.weights = new double[epochs][outputs];
    }

    void add(Trial trial) {
      trials++;
      for (int e = 0; e < inputs.length; e++) {
        Epoch epoch = trial.epochs().get(e);
        for (int step = epoch.start(); step < epoch.end(); step++) {
          for (int c = 0; c < inputs[e].length; c++) {
            inputs[e][c] += trial.input(step, c) / epoch.length();
          }
        }
        for (int o = 0; o < targets[e].length; o++) {
          double sum = 0;
          double count = 0;
          for (int step = epoch.start(); step < epoch.end(); step++) {
            if (trial.mask(step, o) > 0) {
              sum += trial.target(step, o);
              count++;
            }
          }
          if (count > 0) {
            double mean = sum / count;
            targets[e][o] += mean;
            squares[e][o] += mean * mean;
            weights[e][o]++;
          }
        }
      }
    }

    void finish() {
      for (int e = 0; e < inputs.length; e++) {
        for (int c = 0; c < inputs[e].length; c++) {
          inputs[e][c] /= trials;
        }
        for (int o = 0; o < targets[e].length; o++) {
          if (weights[e][o] > 0) {
            targets[e][o] /= weights[e][o];
            squares[e][o] = squares[e][o] / weights[e][o] - targets[e][o] * targets[e][o];
          }
        }
      }
    }

    /** Whether all its trials want the same. */
    boolean settled() {
      for (double[] epoch : squares) {
        for (double variance : epoch) {
          if (variance > SETTLED * SETTLED) {
            return false;
          }
        }
      }
      return true;
    }
  }

  /** Counts them; empty where that cannot be done. */
  static Optional<CausalStates> of(Trials trials) {
    List<String> epochs = trials.get(0).epochs().stream().map(Epoch::name).toList();
    Optional<List<Combination>> combinations = combinations(trials, epochs);
    if (combinations.isEmpty()) {
      return Optional.empty();
    }
    CausalStates most = new CausalStates(1, "");
    for (int e = 0; e < epochs.size() - 1; e++) {
      Optional<Integer> states =
          states(combinations.get(), e + 1, epochs.size(), range(combinations.get()));
      if (states.isEmpty()) {
        return Optional.empty();
      } else if (states.get() > most.count()) {
        most = new CausalStates(states.get(), epochs.get(e));
      }
    }
    return Optional.of(most);
  }

  private static Optional<List<Combination>> combinations(Trials trials, List<String> epochs) {
    List<String> columns = columns(trials);
    Map<List<Object>, Combination> found = new LinkedHashMap<>();
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      if (!trial.epochs().stream().map(Epoch::name).toList().equals(epochs)) {
        return Optional.empty();
      }
      List<Object> key = new ArrayList<>();
      columns.forEach(column -> key.add(String.valueOf(trial.condition().get(column))));
      found
          .computeIfAbsent(
              key,
              unseen ->
                  new Combination(
                      epochs.size(),
                      trial.channels().inputs().size(),
                      trial.channels().outputs().size()))
          .add(trial);
      if (found.size() > MOST_COMBINATIONS) {
        return Optional.empty();
      }
    }
    for (Combination combination : found.values()) {
      combination.finish();
      if (combination.trials < LEAST_TRIALS || !combination.settled()) {
        return Optional.empty();
      }
    }
    return columns.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(found.values()));
  }

  /** The conditions that take few values. */
  private static List<String> columns(Trials trials) {
    Map<String, Set<Object>> values = new LinkedHashMap<>();
    for (int i = 0; i < trials.size(); i++) {
      trials
          .get(i)
          .condition()
          .forEach(
              (column, value) ->
                  values.computeIfAbsent(column, unseen -> new LinkedHashSet<>()).add(value));
    }
    return values.entrySet().stream()
        .filter(column -> column.getValue().size() <= MOST_VALUES)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The range of mean inputs and 0; that of single steps would be one of noise. */
  private static double range(List<Combination> all) {
    double low = 0;
    double high = 0;
    for (Combination combination : all) {
      for (double[] epoch : combination.inputs) {
        for (double input : epoch) {
          low = Math.min(low, input);
          high = Math.max(high, input);
        }
      }
    }
    return high - low;
  }

  /** How many pasts up to an epoch the answers after it tell apart; empty if they contradict. */
  private static Optional<Integer> states(
      List<Combination> all, int split, int epochs, double range) {
    int[] pasts = kinds(all, 0, split, TOLERANCE * range, true);
    int[] futures = kinds(all, split, epochs, TOLERANCE * range, true);
    int[] answers = kinds(all, split, epochs, SETTLED, false);
    int n = 1 + max(pasts);
    int[][] asked = new int[n][1 + max(futures)];
    for (int i = 0; i < pasts.length; i++) {
      int before = asked[pasts[i]][futures[i]];
      if (before > 0 && before != answers[i] + 1) {
        return Optional.empty();
      }
      asked[pasts[i]][futures[i]] = answers[i] + 1;
    }
    int states = 0;
    boolean[] taken = new boolean[n];
    for (int past = 0; past < n; past++) {
      if (!taken[past]) {
        states++;
        for (int other = past; other < n; other++) {
          taken[other] |= same(asked[past], asked[other]);
        }
      }
    }
    return Optional.of(states);
  }

  /** Whether two pasts have a future in common and lead to the same answers in all of these. */
  private static boolean same(int[] one, int[] other) {
    boolean met = false;
    for (int f = 0; f < one.length; f++) {
      if (one[f] > 0 && other[f] > 0) {
        if (one[f] != other[f]) {
          return false;
        }
        met = true;
      }
    }
    return met;
  }

  /** Numbers the kinds of what happens from an epoch to another. */
  private static int[] kinds(
      List<Combination> all, int from, int to, double tolerance, boolean inputs) {
    List<Combination> firsts = new ArrayList<>();
    int[] kinds = new int[all.size()];
    for (int i = 0; i < kinds.length; i++) {
      int kind = 0;
      while (kind < firsts.size()
          && !near(all.get(i), firsts.get(kind), from, to, tolerance, inputs)) {
        kind++;
      }
      if (kind == firsts.size()) {
        firsts.add(all.get(i));
      }
      kinds[i] = kind;
    }
    return kinds;
  }

  private static boolean near(
      Combination a, Combination b, int from, int to, double tolerance, boolean inputs) {
    for (int e = from; e < to; e++) {
      double[] one = inputs ? a.inputs[e] : a.targets[e];
      double[] other = inputs ? b.inputs[e] : b.targets[e];
      for (int k = 0; k < one.length; k++) {
        if (Math.abs(one[k] - other[k]) > tolerance) {
          return false;
        }
      }
    }
    return true;
  }

  private static int max(int[] values) {
    int max = 0;
    for (int value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  /** The bits that name a state. */
  double bits() {
    return Math.log(count) / Math.log(2);
  }
}
