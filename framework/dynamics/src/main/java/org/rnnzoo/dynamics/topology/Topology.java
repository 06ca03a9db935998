package org.rnnzoo.dynamics.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.rnnzoo.dynamics.FixedPoints;

/**
 * The fixed points of a network for each of some constant inputs, and a graph: its nodes are the
 * stable states without input, its edges tell where each input takes the network from each of them.
 *
 * @param portraits fixed points by input; the first is without input
 * @param outputs the outputs in each stable state, {@code [states][outputs]}
 * @param transitions where the i-th input after the first leads from each stable state, {@code
 *     [states][inputs − 1]}: the place of a stable state or {@link #ELSEWHERE}
 */
public record Topology(List<Portrait> portraits, double[][] outputs, int[][] transitions) {

  /** To no stable fixed point: the network does not come to rest in time, or not at one found. */
  public static final int ELSEWHERE = -1;

  /** Up to so many states, every way to match two graphs is tried. */
  private static final int MOST_TRIED = 6;

  /**
   * The fixed points for one input.
   *
   * @param input its name
   * @param counts how many points have how many unstable dimensions
   * @param completeness how sure it is that none is missing
   */
  public record Portrait(
      String input, SortedMap<Integer, Integer> counts, FixedPoints.Completeness completeness) {

    public Portrait {
      counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** The counts as {@code 4 with 0, 4 with 1, 1 with 2}. */
    public String words() {
      StringJoiner words = new StringJoiner(", ");
      counts.forEach((dimension, count) -> words.add(count + " with " + dimension));
      return counts.isEmpty() ? "none" : words.toString();
    }
  }

  public Topology {
    portraits = List.copyOf(portraits);
  }

  /** The number of stable states without input. */
  public int states() {
    return transitions.length;
  }

  /** Whether no search was seen to have missed a point. */
  public boolean consistent() {
    return portraits.stream()
        .noneMatch(
            portrait ->
                portrait.completeness() == FixedPoints.Completeness.INCONSISTENT
                    || portrait.completeness() == FixedPoints.Completeness.PARTIAL);
  }

  /**
   * The share of fixed points that have no partner of equal unstable dimension in the other
   * network, averaged over inputs, in [0, 1].
   *
   * @throws IllegalArgumentException if the other topology is of other inputs
   */
  public double signatureDistance(Topology other) {
    requireSameInputs(other);
    double sum = 0;
    for (int i = 0; i < portraits.size(); i++) {
      sum += distance(portraits.get(i).counts(), other.portraits.get(i).counts());
    }
    return sum / portraits.size();
  }

  private static double distance(SortedMap<Integer, Integer> a, SortedMap<Integer, Integer> b) {
    SortedMap<Integer, Integer> differences = new TreeMap<>(a);
    b.forEach((dimension, count) -> differences.merge(dimension, -count, Integer::sum));
    int lone = differences.values().stream().mapToInt(Math::abs).sum();
    int all =
        a.values().stream().mapToInt(count -> count).sum()
            + b.values().stream().mapToInt(count -> count).sum();
    return all == 0 ? 0 : (double) lone / all;
  }

  /**
   * The share of transitions that have to be changed, and of states that have to be added, to turn
   * one graph into the other, in [0, 1], for the best way to match their states. Up to six states
   * all ways are tried; beyond, states are matched by their outputs and exchanged in pairs while
   * that helps, so the distance may be too large.
   *
   * @throws IllegalArgumentException if the other topology is of other inputs
   */
  public double graphDistance(Topology other) {
    requireSameInputs(other);
    if (states() > other.states()) {
      return other.graphDistance(this);
    }
    int edges = Math.max(1, portraits.size() - 1);
    int all = other.states() * edges;
    if (all == 0) {
      return 0;
    }
    int[] match = byOutputs(other);
    int best =
        other.states() <= MOST_TRIED
            ? tryAll(other, new int[states()], 0, new boolean[other.states()], Integer.MAX_VALUE)
            : exchanged(other, match);
    return (double) ((other.states() - states()) * edges + best) / all;
  }

  /** Transitions that differ if each state stands for that of the match. */
  private int changed(Topology other, int[] match) {
    int changed = 0;
    for (int s = 0; s < match.length; s++) {
      for (int i = 0; i < transitions[s].length; i++) {
        int target = transitions[s][i] == ELSEWHERE ? ELSEWHERE : match[transitions[s][i]];
        changed += target == other.transitions[match[s]][i] ? 0 : 1;
      }
    }
    return changed;
  }

  private int tryAll(Topology other, int[] match, int next, boolean[] used, int best) {
    if (next == match.length) {
      return Math.min(best, changed(other, match));
    }
    int least = best;
    for (int candidate = 0; candidate < used.length; candidate++) {
      if (!used[candidate]) {
        used[candidate] = true;
        match[next] = candidate;
        least = tryAll(other, match, next + 1, used, least);
        used[candidate] = false;
      }
    }
    return least;
  }

  private int[] byOutputs(Topology other) {
    int[] match = new int[states()];
    List<Integer> free = new ArrayList<>();
    for (int s = 0; s < other.states(); s++) {
      free.add(s);
    }
    for (int s = 0; s < match.length; s++) {
      int state = s;
      Integer nearest =
          free.stream()
              .min(
                  (a, b) ->
                      Double.compare(
                          squares(outputs[state], other.outputs[a]),
                          squares(outputs[state], other.outputs[b])))
              .orElseThrow();
      free.remove(nearest);
      match[s] = nearest;
    }
    return match;
  }

  private static double squares(double[] a, double[] b) {
    double squares = 0;
    for (int k = 0; k < Math.min(a.length, b.length); k++) {
      squares += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return squares;
  }

  private int exchanged(Topology other, int[] match) {
    int best = changed(other, match);
    boolean better = true;
    while (better) {
      better = false;
      for (int a = 0; a < match.length; a++) {
        for (int b = 0; b < a; b++) {
          int[] tried = match.clone();
          tried[a] = match[b];
          tried[b] = match[a];
          int changed = changed(other, tried);
          if (changed < best) {
            best = changed;
            System.arraycopy(tried, 0, match, 0, match.length);
            better = true;
          }
        }
      }
    }
    return best;
  }

  /** The mean of the distance of signatures and that of graphs, in [0, 1]. */
  public double distance(Topology other) {
    return (signatureDistance(other) + graphDistance(other)) / 2;
  }

  /** Whether both have the same signatures and the same graph. */
  public boolean isLike(Topology other) {
    return signatureDistance(other) == 0 && graphDistance(other) == 0;
  }

  /**
   * Puts topologies into classes of those that are alike, the commonest first.
   *
   * @return the places of the members of each class, rising
   */
  public static List<List<Integer>> classes(List<Topology> topologies) {
    List<List<Integer>> classes = new ArrayList<>();
    for (int i = 0; i < topologies.size(); i++) {
      Topology one = topologies.get(i);
      List<Integer> found =
          classes.stream()
              .filter(members -> topologies.get(members.get(0)).isLike(one))
              .findFirst()
              .orElseGet(
                  () -> {
                    List<Integer> fresh = new ArrayList<>();
                    classes.add(fresh);
                    return fresh;
                  });
      found.add(i);
    }
    classes.sort((a, b) -> b.size() - a.size());
    return classes;
  }

  private void requireSameInputs(Topology other) {
    if (!portraits.stream()
        .map(Portrait::input)
        .toList()
        .equals(other.portraits.stream().map(Portrait::input).toList())) {
      throw new IllegalArgumentException(
          "Topologies for other inputs cannot be compared: "
              + portraits.stream().map(Portrait::input).toList()
              + " and "
              + other.portraits.stream().map(Portrait::input).toList()
              + ".");
    }
  }

  @Override
  public String toString() {
    return portraits + " " + Arrays.deepToString(transitions);
  }
}
