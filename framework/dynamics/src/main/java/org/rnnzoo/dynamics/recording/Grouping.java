package org.rnnzoo.dynamics.recording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.rnnzoo.api.task.Trials;

/**
 * Trials parted into groups by a column of their conditions.
 *
 * @param column the column; empty if all trials are in one group
 * @param labels a name for each group
 * @param of the group of each trial, {@code [trials]}; −1 for none
 */
public record Grouping(String column, List<String> labels, int[] of) {

  /** What the network answers, beside the columns of the task. */
  public static final String CHOICE = "choice";

  /** More groups cannot be told apart in a figure. */
  public static final int MOST_GROUPS = 6;

  private static final int QUANTILES = 4;

  private static final double MOSTLY = 0.5;

  public Grouping {
    labels = List.copyOf(labels);
  }

  /**
   * The groups of a column.
   *
   * @param column the name of a column; empty for the first that is {@link #suitable}
   * @throws IllegalArgumentException with a sentence for the user, if it gives none
   */
  public static Grouping by(String column, Recording recording) {
    Trials trials = recording.trials();
    if (column.isEmpty()) {
      return first(trials);
    }
    Object[] values =
        column.equals(CHOICE) ? Choices.of(recording).words() : values(column, trials);
    return of(column, values)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The condition '%s' does not part these trials into 2 to %s groups; choose"
                            .formatted(column, MOST_GROUPS)
                        + " another one."));
  }

  /** The columns of the condition table, in order. */
  public static Set<String> columns(Trials trials) {
    Set<String> columns = new LinkedHashSet<>();
    for (int i = 0; i < trials.size(); i++) {
      columns.addAll(trials.get(i).condition().keySet());
    }
    return columns;
  }

  /** The values of a column, {@code [trials]}; null where a trial has none. */
  public static Object[] values(String column, Trials trials) {
    if (!columns(trials).contains(column)) {
      throw new IllegalArgumentException(
          "The trials have no condition '%s'; there are %s and %s."
              .formatted(column, String.join(", ", columns(trials)), CHOICE));
    }
    Object[] values = new Object[trials.size()];
    Arrays.setAll(values, i -> trials.get(i).condition().get(column));
    return values;
  }

  private static Grouping first(Trials trials) {
    return suitable(trials).stream()
        .findFirst()
        .orElseGet(() -> new Grouping("", List.of("all trials"), new int[trials.size()]));
  }

  /**
   * The groups of each column that gives a few: those first that tell at least half of what is
   * wanted at the end of the trials, such as the state that is held, those that tell most before
   * others; then columns of a few values; then those of many numbers. Durations come last.
   */
  public static List<Grouping> suitable(Trials trials) {
    FinalTargets targets = FinalTargets.of(trials);
    return columns(trials).stream()
        .sorted(Comparator.comparing(column -> different(values(column, trials)) > MOST_GROUPS))
        .map(column -> of(column, values(column, trials)))
        .flatMap(Optional::stream)
        .sorted(
            Comparator.comparing((Grouping grouping) -> grouping.column().endsWith("Ms"))
                .thenComparing(grouping -> -told(targets.toldBy(grouping))))
        .toList();
  }

  /** A share that counts, in percent; less than half tells of chance as well. */
  private static long told(double share) {
    return share < MOSTLY ? 0 : Math.round(100 * share);
  }

  private static long different(Object[] values) {
    return Arrays.stream(values).filter(value -> value != null).distinct().count();
  }

  private static Optional<Grouping> of(String column, Object[] values) {
    long different = different(values);
    boolean numbers =
        Arrays.stream(values).allMatch(value -> value == null || value instanceof Double);
    if (different < 2 || (different > MOST_GROUPS && !numbers)) {
      return Optional.empty();
    }
    return different <= MOST_GROUPS ? Optional.of(each(column, values)) : quantiles(column, values);
  }

  private static Grouping each(String column, Object[] values) {
    Set<Object> sorted =
        new TreeSet<>(
            Comparator.comparing((Object value) -> value instanceof Double d ? d : 0.0)
                .thenComparing(String::valueOf));
    Arrays.stream(values).filter(value -> value != null).forEach(sorted::add);
    Map<Object, Integer> places = new LinkedHashMap<>();
    List<String> labels = new ArrayList<>();
    for (Object value : sorted) {
      places.put(value, labels.size());
      labels.add(column + " = " + word(value));
    }
    return new Grouping(
        column,
        labels,
        Arrays.stream(values).mapToInt(value -> places.getOrDefault(value, -1)).toArray());
  }

  /**
   * Quarters of the numbers, from small to large, and fewer groups where one number fills more than
   * one; empty if it fills almost all.
   */
  private static Optional<Grouping> quantiles(String column, Object[] values) {
    double[] sorted =
        Arrays.stream(values)
            .filter(value -> value != null)
            .mapToDouble(Double.class::cast)
            .sorted()
            .toArray();
    double[] edges =
        IntStream.range(1, QUANTILES)
            .mapToDouble(k -> sorted[k * sorted.length / QUANTILES])
            .filter(edge -> edge > sorted[0])
            .distinct()
            .toArray();
    if (edges.length == 0) {
      return Optional.empty();
    }
    List<String> labels = new ArrayList<>();
    for (int k = 0; k <= edges.length; k++) {
      String low = word(k == 0 ? sorted[0] : edges[k - 1]);
      labels.add(
          k == edges.length
              ? "%s ≥ %s".formatted(column, low)
              : "%s %s to %s".formatted(column, low, word(edges[k])));
    }
    int[] of = new int[values.length];
    for (int i = 0; i < of.length; i++) {
      of[i] = values[i] == null ? -1 : group((Double) values[i], edges);
    }
    return Optional.of(new Grouping(column, labels, of));
  }

  private static int group(double value, double[] edges) {
    return (int) Arrays.stream(edges).filter(edge -> value >= edge).count();
  }

  /** A value as one writes it: {@code 3}, not {@code 3.0}. */
  public static String word(Object value) {
    if (value instanceof Double number) {
      return number == Math.rint(number)
          ? String.valueOf(number.longValue())
          : String.format(Locale.ROOT, "%.3g", number);
    }
    return String.valueOf(value);
  }

  /** The places of the trials of a group among some. */
  public List<Integer> members(int group, List<Integer> among) {
    return among.stream().filter(trial -> of[trial] == group).toList();
  }
}
