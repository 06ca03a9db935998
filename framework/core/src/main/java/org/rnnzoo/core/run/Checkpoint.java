package org.rnnzoo.core.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Npz;

/**
 * Everything that training needs to go on as if nothing had happened.
 *
 * @param step training steps made
 * @param held evaluations in a row that have reached the goal so far
 * @param bestAccuracy the best held-out accuracy so far
 * @param seconds seconds of training so far
 * @param weights the weights of the network, flat
 * @param state what the trainer remembers
 */
record Checkpoint(
    long step,
    long held,
    double bestAccuracy,
    double seconds,
    float[] weights,
    Map<String, float[]> state) {

  private static final String STATE = "trainer.";

  void writeTo(Path file, Weights layout) {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("step", new NpyArray(List.of(), new long[] {step}));
    arrays.put("held", new NpyArray(List.of(), new long[] {held}));
    arrays.put("bestAccuracy", new NpyArray(List.of(), new double[] {bestAccuracy}));
    arrays.put("seconds", new NpyArray(List.of(), new double[] {seconds}));
    arrays.putAll(WeightsFile.arrays(layout, weights));
    state.forEach((name, values) -> arrays.put(STATE + name, NpyArray.of(values, values.length)));
    Npz.write(file, arrays);
  }

  static Checkpoint read(Path file, Weights layout) {
    Map<String, NpyArray> arrays = Npz.read(file);
    float[] weights = new float[layout.values().length];
    WeightsFile.copy(arrays, layout, weights, file);
    Map<String, float[]> state = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) -> {
          if (name.startsWith(STATE)) {
            state.put(name.substring(STATE.length()), array.floats());
          }
        });
    try {
      return new Checkpoint(
          arrays.get("step").longs()[0],
          arrays.get("held").longs()[0],
          arrays.get("bestAccuracy").doubles()[0],
          arrays.get("seconds").doubles()[0],
          weights,
          state);
    } catch (RuntimeException e) {
      throw UserException.input(
          file + " is not a checkpoint: it holds " + arrays.keySet() + ".", e);
    }
  }

  void restore(Weights live) {
    System.arraycopy(weights, 0, live.values(), 0, weights.length);
  }
}
