package org.rnnzoo.workbench.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.NpyArray;

/**
 * The trials that came with a network.
 *
 * @param count how many
 * @param time the steps of the longest
 * @param inputs {@code [count, time, inputs]}
 * @param width the number of inputs
 * @param steps the length of each
 * @param targets {@code [count, time, outputs]}; empty if nobody said what was wanted
 * @param mask {@code [count, time, outputs]}; empty for 1 everywhere
 * @param expected what the network did elsewhere
 * @param others further arrays of the layout of our own trials: names, epochs and conditions
 */
record GivenTrials(
    int count,
    int time,
    double[] inputs,
    int width,
    int[] steps,
    Optional<double[]> targets,
    Optional<double[]> mask,
    List<Expected> expected,
    Map<String, NpyArray> others) {

  /**
   * What the network did elsewhere.
   *
   * @param name the name of its array
   * @param width values for each step
   * @param time the number of steps that it has
   * @param values {@code [count, time, width]}
   */
  record Expected(String name, int width, int time, double[] values) {}

  /** An array of trials, time and channels. */
  private record Cube(int count, int time, int width, double[] values) {}

  /**
   * Finds the trials in a file.
   *
   * @param named the names of what the network did, if somebody said which; else the map tells
   * @param axes the order of the axes, if somebody said which; else the map tells
   * @return empty if it holds none
   * @throws UserException if they do not go with the network
   */
  static Optional<GivenTrials> find(
      ImportMap map,
      ImportedTensors tensors,
      ArraySearch search,
      List<String> named,
      List<String> axes) {
    return new Finder(map.trials(), tensors, search, axes.isEmpty() ? map.trials().axes() : axes)
        .find(named);
  }

  /** The same trials without their first step. */
  GivenTrials withoutFirstStep() {
    return new GivenTrials(
        count,
        time - 1,
        shifted(inputs, width),
        width,
        Arrays.stream(steps).map(length -> length - 1).toArray(),
        targets.map(values -> shifted(values, values.length / (count * time))),
        mask.map(values -> shifted(values, values.length / (count * time))),
        expected,
        shiftedEpochs());
  }

  private double[] shifted(double[] values, int channels) {
    double[] rest = new double[count * (time - 1) * channels];
    for (int trial = 0; trial < count; trial++) {
      System.arraycopy(
          values,
          (trial * time + 1) * channels,
          rest,
          trial * (time - 1) * channels,
          (time - 1) * channels);
    }
    return rest;
  }

  private Map<String, NpyArray> shiftedEpochs() {
    Map<String, NpyArray> shifted = new LinkedHashMap<>(others);
    for (String name : List.of("epoch_starts", "epoch_ends")) {
      shifted.computeIfPresent(
          name,
          (key, array) -> {
            long[] steps = new long[(int) Arrays.stream(array.toDoubles()).count()];
            double[] before = array.toDoubles();
            for (int i = 0; i < steps.length; i++) {
              steps[i] = before[i] < 0 ? -1 : Math.max(0, (long) before[i] - 1);
            }
            return new NpyArray(array.shape(), steps);
          });
    }
    return shifted;
  }

  /** The inputs of each trial, without its padding, {@code [count][steps, inputs]}. */
  double[][] inputsOfEach() {
    double[][] each = new double[count][];
    for (int trial = 0; trial < count; trial++) {
      int from = trial * time * width;
      each[trial] = Arrays.copyOfRange(inputs, from, from + steps[trial] * width);
    }
    return each;
  }

  /**
   * The trials in the layout of our own.
   *
   * @param outputs the number of outputs
   * @param dt the sampling period in ms
   */
  Map<String, NpyArray> arrays(int outputs, double dt) {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    double[] wanted = targets.orElseGet(() -> new double[count * time * outputs]);
    double[] weights =
        mask.orElseGet(
            () -> {
              double[] all = new double[count * time * outputs];
              Arrays.fill(all, targets.isPresent() ? 1 : 0);
              return all;
            });
    arrays.put("inputs", floats(inputs, width));
    arrays.put("targets", floats(wanted, outputs));
    arrays.put("mask", floats(weights, outputs));
    arrays.put("steps", NpyArray.of(Arrays.stream(steps).asLongStream().toArray(), steps.length));
    arrays.put("dt", NpyArray.of(new double[] {dt}, 1));
    arrays.putAll(others);
    return arrays;
  }

  private NpyArray floats(double[] values, int channels) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return NpyArray.of(floats, count, time, channels);
  }

  /** Finds the arrays of trials among others. */
  private record Finder(
      ImportMap.TrialNames names, ImportedTensors tensors, ArraySearch search, List<String> axes) {

    private Optional<GivenTrials> find(List<String> named) {
      Optional<String> inputs = search.find(names.inputs(), array -> !isWords(array));
      if (inputs.isEmpty()) {
        return Optional.empty();
      }
      Cube shown = cube(search.use(inputs.get()), tensors.inputs());
      if (shown == null || shown.width() != tensors.inputs()) {
        throw UserException.input(
            "%s: %s has the shape %s, while the network takes %s inputs; its axes must be %s (--axes tells another order)."
                .formatted(
                    search.file().path(),
                    inputs.get(),
                    search.file().arrays().get(inputs.get()).shape(),
                    tensors.inputs(),
                    String.join(", ", axes)));
      }
      requireFinite(inputs.get(), shown);
      Optional<double[]> targets = like(names.targets(), shown);
      return Optional.of(
          new GivenTrials(
              shown.count(),
              shown.time(),
              shown.values(),
              shown.width(),
              steps(shown),
              targets,
              like(names.mask(), shown),
              expected(named, shown),
              others(shown)));
    }

    private static boolean isWords(NpyArray array) {
      return array.values() instanceof String[];
    }

    private void requireFinite(String name, Cube cube) {
      for (double value : cube.values()) {
        if (!Double.isFinite(value)) {
          throw UserException.input(
              "%s: %s holds %s, which no network can be shown."
                  .formatted(search.file().path(), name, value));
        }
      }
    }

    /**
     * An array with its axes in our order; null if it has not three. A single trial may lack the
     * axis of trials, and single channels that of channels.
     */
    private Cube cube(NpyArray array, int width) {
      List<Integer> shape = new ArrayList<>(array.shape());
      List<String> order = new ArrayList<>(axes);
      if (shape.size() == 2) {
        int channels = order.indexOf("channels");
        List<String> two = new ArrayList<>(order);
        two.remove("trials");
        boolean oneTrial = shape.get(two.indexOf("channels")) == width;
        if (oneTrial) {
          shape.add(order.indexOf("trials"), 1);
        } else if (width == 1) {
          shape.add(channels, 1);
        }
      }
      if (shape.size() != 3) {
        return null;
      }
      int count = shape.get(order.indexOf("trials"));
      int time = shape.get(order.indexOf("time"));
      int channels = shape.get(order.indexOf("channels"));
      int[] strides = new int[3];
      for (int axis = 2, stride = 1; axis >= 0; axis--) {
        strides[axis] = stride;
        stride *= shape.get(axis);
      }
      double[] given = array.toDoubles();
      double[] values = new double[given.length];
      int at = 0;
      for (int b = 0; b < count; b++) {
        for (int t = 0; t < time; t++) {
          for (int c = 0; c < channels; c++) {
            values[at++] =
                given[
                    b * strides[order.indexOf("trials")]
                        + t * strides[order.indexOf("time")]
                        + c * strides[order.indexOf("channels")]];
          }
        }
      }
      return count < 1 || time < 1 || channels < 1 ? null : new Cube(count, time, channels, values);
    }

    private Optional<double[]> like(List<String> candidates, Cube shown) {
      Optional<String> name =
          search.find(candidates, array -> !isWords(array) && fits(array, shown));
      return name.map(
          found -> {
            Cube cube = cube(search.use(found), tensors.outputs());
            requireFinite(found, cube);
            return cube.values();
          });
    }

    private boolean fits(NpyArray array, Cube shown) {
      Cube cube = cube(array, tensors.outputs());
      return cube != null
          && cube.count() == shown.count()
          && cube.time() == shown.time()
          && cube.width() == tensors.outputs();
    }

    private int[] steps(Cube shown) {
      int[] steps = new int[shown.count()];
      Arrays.fill(steps, shown.time());
      Optional<String> name =
          search.find(
              names.steps(),
              array ->
                  !isWords(array)
                      && java.lang.reflect.Array.getLength(array.values()) == steps.length);
      if (name.isPresent()) {
        double[] given = search.use(name.get()).toDoubles();
        for (int i = 0; i < steps.length; i++) {
          if (!(given[i] >= 1 && given[i] <= shown.time())) {
            throw UserException.input(
                "%s: %s holds %s, which is not from 1 to %s."
                    .formatted(search.file().path(), name.get(), given[i], shown.time()));
          }
          steps[i] = (int) given[i];
        }
      }
      return steps;
    }

    private List<Expected> expected(List<String> named, Cube shown) {
      List<Expected> expected = new ArrayList<>();
      for (String name : named.isEmpty() ? names.expected() : named) {
        Optional<String> found =
            search.find(List.of(name), array -> !isWords(array) && isExpected(array, shown));
        if (found.isPresent()) {
          Cube cube = expectedCube(search.use(found.get()), shown);
          expected.add(new Expected(found.get(), cube.width(), cube.time(), cube.values()));
        } else if (!named.isEmpty()) {
          throw UserException.input(
              "--expect: %s has no array %s of %s trials and about %s steps; it has %s."
                  .formatted(
                      search.file().path(),
                      name,
                      shown.count(),
                      shown.time(),
                      search.words(List.copyOf(search.file().arrays().keySet()))));
        }
      }
      return expected;
    }

    private Cube expectedCube(NpyArray array, Cube shown) {
      for (int width : new int[] {tensors.outputs(), tensors.units()}) {
        Cube cube = cube(array, width);
        if (cube != null
            && cube.count() == shown.count()
            && Math.abs(cube.time() - shown.time()) <= 1
            && (cube.width() == tensors.outputs() || cube.width() <= 2 * tensors.units())) {
          return cube;
        }
      }
      return null;
    }

    private boolean isExpected(NpyArray array, Cube shown) {
      return expectedCube(array, shown) != null;
    }

    private Map<String, NpyArray> others(Cube shown) {
      Map<String, NpyArray> others = new LinkedHashMap<>();
      search
          .file()
          .arrays()
          .forEach(
              (name, array) -> {
                boolean ours =
                    List.of("epoch_names", "epoch_starts", "epoch_ends").contains(name)
                        || (name.startsWith("condition_")
                            && array.shape().equals(List.of(shown.count())));
                boolean channels =
                    (name.equals("input_names") && array.shape().equals(List.of(tensors.inputs())))
                        || (name.equals("output_names")
                            && array.shape().equals(List.of(tensors.outputs())));
                if (ours || channels) {
                  others.put(name, search.use(name));
                }
              });
      names
          .conditions()
          .forEach(
              (name, column) ->
                  column(column, shown).ifPresent(array -> others.put("condition_" + name, array)));
      return others;
    }

    private Optional<NpyArray> column(ImportMap.Column column, Cube shown) {
      NpyArray array = search.file().arrays().get(column.array());
      int width =
          column.column() < 0
              ? 1
              : array == null || array.shape().size() != 2 ? 0 : array.shape().get(1);
      if (array == null
          || column.column() >= Math.max(1, width)
          || java.lang.reflect.Array.getLength(array.values()) != shown.count() * width) {
        return Optional.empty();
      }
      search.use(column.array());
      String[] words = new String[shown.count()];
      double[] numbers = new double[shown.count()];
      for (int i = 0; i < words.length; i++) {
        Object value =
            java.lang.reflect.Array.get(array.values(), i * width + Math.max(0, column.column()));
        words[i] = String.valueOf(value);
        numbers[i] = value instanceof Number number ? number.doubleValue() : Double.NaN;
      }
      return Optional.of(
          isWords(array) ? NpyArray.of(words) : NpyArray.of(numbers, numbers.length));
    }
  }
}
