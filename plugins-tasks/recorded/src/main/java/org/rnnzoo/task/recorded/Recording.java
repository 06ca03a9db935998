package org.rnnzoo.task.recorded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;

/**
 * The trials of a file.
 *
 * @param dt the sampling period in ms
 * @param channels the names of inputs and outputs
 * @param trials the trials, at least one
 */
record Recording(double dt, Channels channels, List<Stored> trials) {

  private static final double DEFAULT_DT = 20;
  private static final double SAME = 1e-6;

  /**
   * A trial.
   *
   * @param steps its length
   * @param inputs {@code [steps][inputs]}
   * @param targets {@code [steps][outputs]}
   * @param masks {@code [steps][outputs]}
   * @param epochs its epochs, in steps
   * @param condition what was drawn for it
   */
  record Stored(
      int steps,
      double[][] inputs,
      double[][] targets,
      double[][] masks,
      List<Epoch> epochs,
      Map<String, Object> condition) {

    /** Whether each epoch begins where the one before ends, and the last ends with the trial. */
    boolean isEndToEnd() {
      int end = 0;
      for (Epoch epoch : epochs) {
        if (epoch.start() != end) {
          return false;
        }
        end = epoch.end();
      }
      return end == steps;
    }
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException with a sentence, if it holds no trials
   */
  static Recording read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("file is %s, which is not there.".formatted(file));
    }
    try {
      return of(NpzArrays.read(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "file is %s, which holds no trials: %s. 'zoo trial TASK --out x.npz' shows the layout."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static Recording of(NpzArrays arrays) throws IOException {
    NpzArrays.Values inputs = arrays.numbers("inputs", 3);
    NpzArrays.Values targets = arrays.numbers("targets", 3);
    int count = inputs.shape().get(0);
    int time = inputs.shape().get(1);
    if (count < 1 || time < 1 || !targets.shape().subList(0, 2).equals(List.of(count, time))) {
      throw new IOException(
          "inputs of shape %s and targets of shape %s do not go together"
              .formatted(inputs.shape(), targets.shape()));
    }
    Channels channels =
        new Channels(
            arrays.words("input_names", "input", inputs.shape().get(2)),
            arrays.words("output_names", "output", targets.shape().get(2)));
    List<Stored> trials = new ArrayList<>();
    for (int trial = 0; trial < count; trial++) {
      int steps = steps(arrays, trial, time);
      double[][] wanted = slice(targets, trial, steps);
      trials.add(
          new Stored(
              steps,
              slice(inputs, trial, steps),
              wanted,
              masks(arrays, targets.shape(), trial, steps),
              epochs(arrays, trial, steps),
              condition(arrays, trial, count)));
    }
    double dt = arrays.has("dt") ? arrays.arrays().get("dt").numbers()[0] : DEFAULT_DT;
    return new Recording(dt, channels, trials);
  }

  private static int steps(NpzArrays arrays, int trial, int time) throws IOException {
    if (!arrays.has("steps")) {
      return time;
    }
    NpzArrays.Values steps = arrays.numbers("steps", 1);
    double given = trial < steps.numbers().length ? steps.numbers()[trial] : -1;
    if (!(given >= 1 && given <= time)) {
      throw new IOException("'steps' of trial %s is not from 1 to %s".formatted(trial, time));
    }
    return (int) given;
  }

  private static double[][] slice(NpzArrays.Values values, int trial, int steps)
      throws IOException {
    int time = values.shape().get(1);
    int width = values.shape().get(2);
    double[][] slice = new double[steps][width];
    for (int step = 0; step < steps; step++) {
      System.arraycopy(values.numbers(), (trial * time + step) * width, slice[step], 0, width);
      for (double value : slice[step]) {
        if (!Double.isFinite(value)) {
          throw new IOException(
              "trial %s holds a number at step %s that is not finite".formatted(trial, step));
        }
      }
    }
    return slice;
  }

  /** The weights of the targets, all 1 where the file has none. */
  private static double[][] masks(NpzArrays arrays, List<Integer> shape, int trial, int steps)
      throws IOException {
    if (arrays.has("mask")) {
      NpzArrays.Values mask = arrays.numbers("mask", 3);
      if (!mask.shape().equals(shape)) {
        throw new IOException(
            "mask has the shape %s and targets %s".formatted(mask.shape(), shape));
      }
      double[][] weights = slice(mask, trial, steps);
      for (double[] row : weights) {
        for (double weight : row) {
          if (weight < 0) {
            throw new IOException("the mask of trial %s holds %s".formatted(trial, weight));
          }
        }
      }
      return weights;
    }
    double[][] ones = new double[steps][shape.get(2)];
    for (double[] row : ones) {
      java.util.Arrays.fill(row, 1);
    }
    return ones;
  }

  private static List<Epoch> epochs(NpzArrays arrays, int trial, int steps) throws IOException {
    List<Epoch> epochs = new ArrayList<>();
    if (arrays.has("epoch_names")) {
      NpzArrays.Values starts = arrays.numbers("epoch_starts", 2);
      NpzArrays.Values ends = arrays.numbers("epoch_ends", 2);
      int count = starts.shape().get(1);
      List<String> names = arrays.words("epoch_names", "epoch", count);
      if (!ends.shape().equals(starts.shape()) || trial >= starts.shape().get(0)) {
        throw new IOException("epoch_starts and epoch_ends do not go together");
      }
      for (int i = 0; i < count; i++) {
        int start = (int) starts.numbers()[trial * count + i];
        int end = (int) ends.numbers()[trial * count + i];
        if (start >= 0 && (end < start || end > steps)) {
          throw new IOException(
              "epoch %s of trial %s runs from %s to %s".formatted(names.get(i), trial, start, end));
        } else if (start >= 0) {
          epochs.add(new Epoch(names.get(i), start, end));
        }
      }
    }
    return epochs.isEmpty() ? List.of(new Epoch("trial", 0, steps)) : epochs;
  }

  private static Map<String, Object> condition(NpzArrays arrays, int trial, int count) {
    Map<String, Object> condition = new LinkedHashMap<>();
    arrays.arrays().keySet().stream()
        .filter(name -> name.startsWith("condition_"))
        .sorted()
        .forEach(
            name -> {
              NpzArrays.Values values = arrays.arrays().get(name);
              String key = name.substring("condition_".length());
              if (values.words().length == count && !values.words()[trial].isEmpty()) {
                condition.put(key, values.words()[trial]);
              } else if (values.numbers().length == count
                  && !Double.isNaN(values.numbers()[trial])) {
                condition.put(key, values.numbers()[trial]);
              }
            });
    return condition;
  }

  /**
   * How many steps of a sampling period stand for one that was recorded.
   *
   * @throws IllegalArgumentException if it is not a whole number
   */
  int repeats(double samplingPeriod) {
    double ratio = dt / samplingPeriod;
    int repeats = (int) Math.rint(ratio);
    if (repeats < 1 || Math.abs(ratio - repeats) > SAME * ratio) {
      throw new IllegalArgumentException(
          "The trials were recorded at a sampling period of %s ms, which a dt of %s ms does not divide; set dt=%s."
              .formatted(dt, samplingPeriod, dt));
    }
    return repeats;
  }

  /** Lays a trial out. */
  void compose(int index, TrialBuilder trial) {
    int repeats = repeats(trial.clock().dt());
    Stored stored = trials.get(index);
    boolean endToEnd = stored.isEndToEnd();
    if (!endToEnd) {
      trial.epoch("trial", trial.clock().ms(stored.steps() * repeats));
    }
    for (Epoch epoch : stored.epochs()) {
      if (endToEnd) {
        trial.epoch(epoch.name(), trial.clock().ms(epoch.length() * repeats));
      } else {
        trial.epoch(new Epoch(epoch.name(), epoch.start() * repeats, epoch.end() * repeats));
      }
    }
    for (int step = 0; step < stored.steps(); step++) {
      Epoch now = new Epoch("", step * repeats, (step + 1) * repeats);
      for (int i = 0; i < channels.inputs().size(); i++) {
        trial.input(i).set(stored.inputs()[step][i], now);
      }
      for (int i = 0; i < channels.outputs().size(); i++) {
        trial.target(i).set(stored.targets()[step][i], now);
        trial.mask(i).set(stored.masks()[step][i], now);
      }
    }
    stored
        .condition()
        .forEach(
            (name, value) -> {
              if (value instanceof Double number) {
                trial.condition(name, number);
              } else {
                trial.condition(name, String.valueOf(value));
              }
            });
  }
}
