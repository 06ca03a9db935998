package org.rnnzoo.core.folder;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Npz;

/**
 * Everything that training needs to go on as if nothing had happened.
 *
 * @param position where in the experiment it was made
 * @param step training steps made
 * @param held evaluations in a row that have reached the goal so far
 * @param bestAccuracy the best held-out accuracy so far
 * @param seconds seconds of training so far
 * @param weights the weights of the network, flat
 * @param state what the trainer remembers
 */
public record Checkpoint(
    Position position,
    long step,
    long held,
    double bestAccuracy,
    double seconds,
    float[] weights,
    Map<String, float[]> state) {

  private static final String STATE = "trainer.";
  private static final String ENDED = "ended.";

  /**
   * A place in the stages of an experiment.
   *
   * @param stage the stage that is being trained, from 0; the number of stages after the last
   * @param firstStep training steps made before the stage began
   * @param firstSecond seconds of training before the stage began
   * @param ended why the last stage ended; empty while training goes on
   */
  public record Position(
      int stage, long firstStep, double firstSecond, Optional<StopReason> ended) {

    public static final Position START = new Position(0, 0, 0, Optional.empty());
  }

  void writeTo(Path file, Weights layout) {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("stage", new NpyArray(List.of(), new long[] {position.stage()}));
    arrays.put("stageFirstStep", new NpyArray(List.of(), new long[] {position.firstStep()}));
    arrays.put("stageFirstSecond", new NpyArray(List.of(), new double[] {position.firstSecond()}));
    position
        .ended()
        .ifPresent(
            reason -> arrays.put(ENDED + reason, new NpyArray(List.of(), new long[] {step})));
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
      Position position =
          new Position(
              (int) arrays.get("stage").longs()[0],
              arrays.get("stageFirstStep").longs()[0],
              arrays.get("stageFirstSecond").doubles()[0],
              ended(arrays.keySet()));
      return new Checkpoint(
          position,
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

  private static Optional<StopReason> ended(Set<String> names) {
    return names.stream()
        .filter(name -> name.startsWith(ENDED))
        .map(name -> StopReason.valueOf(name.substring(ENDED.length())))
        .findFirst();
  }

  public void restore(Weights live) {
    System.arraycopy(weights, 0, live.values(), 0, weights.length);
  }
}
