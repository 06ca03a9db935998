package org.rnnzoo.workbench.export;

import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.NpyArray;

/**
 * A folder of tables: {@code weights/NAME.csv} for each tensor, {@code trials.csv} and {@code
 * rates.csv} with a row for each step of each trial, {@code conditions.csv} with one for each
 * trial.
 */
final class CsvExport implements ExportFormat.Writer {

  @Override
  public Map<String, Object> write(ExportContent content, Path folder) {
    content.network().weights().forEach((name, a) -> matrix(folder.resolve("weights"), name, a));
    content.tensors().forEach((name, array) -> matrix(folder.resolve("tensors"), name, array));
    Map<String, NpyArray> trials = content.trials();
    if (!trials.isEmpty()) {
      List<Column> seen = new ArrayList<>();
      seen.addAll(columns(trials, "inputs", "input.", words(trials, "input_names")));
      seen.addAll(columns(trials, "targets", "target.", words(trials, "output_names")));
      seen.addAll(columns(trials, "mask", "mask.", words(trials, "output_names")));
      seen.addAll(columns(trials, "outputs", "output.", words(trials, "output_names")));
      steps(folder.resolve("trials.csv"), trials, seen);
      steps(folder.resolve("rates.csv"), trials, columns(trials, "rates", "rate.", List.of()));
      if (trials.containsKey("states_noise_free")) {
        steps(
            folder.resolve("states.csv"),
            trials,
            columns(trials, "states_noise_free", "state.", List.of()));
      }
      conditions(folder.resolve("conditions.csv"), trials);
    }
    return Map.of();
  }

  /** One channel of an array [trials, time, channels]. */
  private record Column(String name, NpyArray array, int channel) {

    double value(int trial, int step) {
      int time = array.shape().get(1);
      int width = array.shape().get(2);
      return Array.getDouble(array.values(), (trial * time + step) * width + channel);
    }
  }

  private static List<String> words(Map<String, NpyArray> trials, String name) {
    return List.of((String[]) trials.get(name).values());
  }

  private static List<Column> columns(
      Map<String, NpyArray> trials, String name, String prefix, List<String> channels) {
    NpyArray array = trials.get(name);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < array.shape().get(2); i++) {
      columns.add(
          new Column(
              prefix + (channels.isEmpty() ? String.valueOf(i) : channels.get(i)), array, i));
    }
    return columns;
  }

  private static void steps(Path file, Map<String, NpyArray> trials, List<Column> columns) {
    long[] lengths = trials.get("steps").longs();
    double dt = trials.get("dt").doubles()[0];
    StringBuilder text = new StringBuilder("trial,step,ms,epoch");
    columns.forEach(column -> text.append(',').append(quoted(column.name())));
    text.append('\n');
    for (int trial = 0; trial < lengths.length; trial++) {
      for (int step = 0; step < lengths[trial]; step++) {
        text.append(trial).append(',').append(step).append(',').append(number(step * dt));
        text.append(',').append(quoted(epoch(trials, trial, step)));
        for (Column column : columns) {
          text.append(',').append(number(column.value(trial, step)));
        }
        text.append('\n');
      }
    }
    AtomicFile.write(file, text.toString());
  }

  /** The last epoch that a step lies in; empty if it lies in none. */
  private static String epoch(Map<String, NpyArray> trials, int trial, int step) {
    List<String> names = words(trials, "epoch_names");
    long[] starts = trials.get("epoch_starts").longs();
    long[] ends = trials.get("epoch_ends").longs();
    String found = "";
    for (int i = 0; i < names.size(); i++) {
      int place = trial * names.size() + i;
      if (starts[place] >= 0 && starts[place] <= step && step < ends[place]) {
        found = names.get(i);
      }
    }
    return found;
  }

  private static void conditions(Path file, Map<String, NpyArray> trials) {
    List<String> names =
        trials.keySet().stream().filter(name -> name.startsWith("condition_")).toList();
    StringBuilder text = new StringBuilder("trial,steps");
    names.forEach(name -> text.append(',').append(quoted(name.replaceFirst("^condition_", ""))));
    text.append('\n');
    long[] lengths = trials.get("steps").longs();
    for (int trial = 0; trial < lengths.length; trial++) {
      text.append(trial).append(',').append(lengths[trial]);
      for (String name : names) {
        text.append(',').append(cell(trials.get(name), trial));
      }
      text.append('\n');
    }
    AtomicFile.write(file, text.toString());
  }

  private static String cell(NpyArray array, int place) {
    return array.values() instanceof String[] words
        ? quoted(words[place])
        : number(Array.getDouble(array.values(), place));
  }

  private static void matrix(Path folder, String name, NpyArray array) {
    int width = array.shape().size() < 2 ? 1 : array.shape().get(array.shape().size() - 1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Array.getLength(array.values()); i++) {
      text.append(number(Array.getDouble(array.values(), i)));
      text.append(i % width == width - 1 ? '\n' : ',');
    }
    AtomicFile.write(folder.resolve(name + ".csv"), text.toString());
  }

  /** In full, without a needless fraction; nothing for what is no number. */
  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    boolean narrow = (float) value == value;
    return whole
        ? Long.toString((long) value)
        : narrow ? Float.toString((float) value) : Double.toString(value);
  }

  private static String quoted(String cell) {
    return cell.matches("[^,\"\n\r]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
