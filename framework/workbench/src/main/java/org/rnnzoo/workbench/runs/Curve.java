package org.rnnzoo.workbench.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.rnnzoo.core.folder.MetricsLog;

/**
 * The course of a training, made for drawing.
 *
 * @param entries the evaluations in order
 */
public record Curve(List<MetricsLog.Entry> entries) {

  public Curve {
    entries = List.copyOf(entries);
  }

  /** The course of a training. */
  public static Curve of(List<MetricsLog.Entry> entries) {
    return new Curve(entries);
  }

  /**
   * At most so many points that look the same: of each stretch, those with the lowest and the
   * highest objective, loss and accuracy.
   */
  public Curve thinned(int points) {
    if (entries.size() <= points) {
      return this;
    }
    TreeSet<Integer> kept = new TreeSet<>(List.of(0, entries.size() - 1));
    int stretches = points / 6;
    for (int i = 0; i < stretches; i++) {
      int from = (int) ((long) i * entries.size() / stretches);
      int to = (int) ((long) (i + 1) * entries.size() / stretches);
      keepExtremes(from, to, MetricsLog.Entry::objective, kept);
      keepExtremes(from, to, entry -> entry.evaluation().loss(), kept);
      keepExtremes(from, to, entry -> entry.evaluation().accuracy(), kept);
    }
    return new Curve(kept.stream().map(entries::get).toList());
  }

  private void keepExtremes(
      int from, int to, ToDoubleFunction<MetricsLog.Entry> value, TreeSet<Integer> kept) {
    int lowest = from;
    int highest = from;
    for (int i = from; i < to; i++) {
      if (value.applyAsDouble(entries.get(i)) < value.applyAsDouble(entries.get(lowest))) {
        lowest = i;
      }
      if (value.applyAsDouble(entries.get(i)) > value.applyAsDouble(entries.get(highest))) {
        highest = i;
      }
    }
    kept.add(lowest);
    kept.add(highest);
  }

  /** Column by column, as plots want it. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("step", column(MetricsLog.Entry::step));
    tree.put("objective", column(MetricsLog.Entry::objective));
    tree.put("loss", column(entry -> entry.evaluation().loss()));
    tree.put("accuracy", column(entry -> entry.evaluation().accuracy()));
    tree.put("trialAccuracy", column(entry -> entry.evaluation().trialAccuracy()));
    tree.put("seconds", column(MetricsLog.Entry::seconds));
    tree.put("stage", column(MetricsLog.Entry::stage));
    Map<String, Object> measures = new LinkedHashMap<>();
    entries.stream()
        .flatMap(entry -> entry.evaluation().measures().keySet().stream())
        .distinct()
        .forEach(
            name ->
                measures.put(
                    name,
                    column(entry -> entry.evaluation().measures().getOrDefault(name, Double.NaN))));
    tree.put("measures", measures);
    return tree;
  }

  private List<Double> column(ToDoubleFunction<MetricsLog.Entry> value) {
    List<Double> column = new ArrayList<>(entries.size());
    entries.forEach(entry -> column.add(value.applyAsDouble(entry)));
    return column;
  }
}
