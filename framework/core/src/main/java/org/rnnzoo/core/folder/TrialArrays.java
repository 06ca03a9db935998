package org.rnnzoo.core.folder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.core.io.NpyArray;

/**
 * Trials as arrays of an archive, with all that a reader needs to know of them: what each channel
 * is called, when each epoch begins and ends in each trial, and what was drawn to make it.
 *
 * <p>{@code inputs [trials, time, channels]}, {@code targets} and {@code mask [trials, time,
 * outputs]}, {@code steps [trials]}, {@code dt} in ms; {@code input_names}, {@code output_names};
 * {@code epoch_names [epochs]} with {@code epoch_starts} and {@code epoch_ends [trials, epochs]} in
 * steps, the end exclusive, −1 where a trial has no such epoch; {@code condition_NAME [trials]} for
 * each condition, NaN or an empty word where a trial has none.
 *
 * @param trials the trials
 */
public record TrialArrays(Trials trials) {

  private static final long NONE = -1;

  /** The arrays by name. */
  public Map<String, NpyArray> arrays() {
    Integer n = trials.size();
    Integer time = trials.time();
    Integer inputs = trials.channels().inputs().size();
    Integer outputs = trials.channels().outputs().size();
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("inputs", NpyArray.of(trials.inputValues(), n, time, inputs));
    arrays.put("targets", NpyArray.of(trials.targetValues(), n, time, outputs));
    arrays.put("mask", NpyArray.of(trials.maskValues(), n, time, outputs));
    arrays.put("steps", NpyArray.of(all().stream().mapToLong(Trial::steps).toArray(), n));
    arrays.put("dt", NpyArray.of(new double[] {trials.clock().dt()}, 1));
    arrays.put("input_names", names(trials.channels().inputs()));
    arrays.put("output_names", names(trials.channels().outputs()));
    putEpochs(arrays);
    putConditions(arrays);
    return arrays;
  }

  private List<Trial> all() {
    List<Trial> all = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      all.add(trials.get(i));
    }
    return all;
  }

  private static NpyArray names(Iterable<String> names) {
    List<String> list = new ArrayList<>();
    names.forEach(list::add);
    return NpyArray.of(list.toArray(String[]::new));
  }

  private void putEpochs(Map<String, NpyArray> arrays) {
    Set<String> unique = new LinkedHashSet<>();
    all().forEach(trial -> trial.epochs().forEach(epoch -> unique.add(epoch.name())));
    List<String> names = List.copyOf(unique);
    long[] starts = new long[trials.size() * names.size()];
    long[] ends = new long[starts.length];
    Arrays.fill(starts, NONE);
    Arrays.fill(ends, NONE);
    for (int i = 0; i < trials.size(); i++) {
      for (Epoch epoch : trials.get(i).epochs()) {
        int place = i * names.size() + names.indexOf(epoch.name());
        starts[place] = epoch.start();
        ends[place] = epoch.end();
      }
    }
    arrays.put("epoch_names", names(names));
    arrays.put("epoch_starts", NpyArray.of(starts, trials.size(), names.size()));
    arrays.put("epoch_ends", NpyArray.of(ends, trials.size(), names.size()));
  }

  private void putConditions(Map<String, NpyArray> arrays) {
    Set<String> names = new LinkedHashSet<>();
    all().forEach(trial -> names.addAll(trial.condition().keySet()));
    for (String name : names) {
      boolean numbers =
          all().stream()
              .map(trial -> trial.condition().get(name))
              .allMatch(value -> value == null || value instanceof Double);
      arrays.put("condition_" + name, numbers ? numbers(name) : words(name));
    }
  }

  private NpyArray numbers(String name) {
    double[] column =
        all().stream()
            .mapToDouble(
                trial -> trial.condition().get(name) instanceof Double number ? number : Double.NaN)
            .toArray();
    return NpyArray.of(column, column.length);
  }

  private NpyArray words(String name) {
    return NpyArray.of(
        all().stream()
            .map(trial -> String.valueOf(trial.condition().getOrDefault(name, "")))
            .toArray(String[]::new));
  }
}
