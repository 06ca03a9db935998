package org.rnnzoo.engine;

import static org.rnnzoo.engine.kernel.Kernels.LANES;

import org.rnnzoo.engine.kernel.Kernels;

/**
 * The trials of a chunk in their lanes: how long they are, and their way in and out.
 *
 * <p>Lane l of chunk c holds trial {@code 32·c + l} of a batch, or none. Outside, arrays are {@code
 * [trials, time, width]} in C order; inside, they are rows of 32 lanes.
 */
final class Lanes {

  private final int first;
  private final int[] lengths = new int[LANES];

  /** 1 where a trial goes on and 0 where it has ended, {@code [time, 32]}. */
  private final float[] alive;

  private int steps;
  private int shortest;

  /**
   * @param first the first trial
   * @param time the largest number of steps
   */
  Lanes(int first, int time) {
    this.first = first;
    this.alive = new float[Math.multiplyExact(time, LANES)];
  }

  /** Takes up the lengths of the trials. */
  void load(Batch batch) {
    steps = 0;
    shortest = Integer.MAX_VALUE;
    for (int lane = 0; lane < LANES; lane++) {
      int trial = first + lane;
      lengths[lane] = trial < batch.trials() ? batch.length(trial) : 0;
      steps = Math.max(steps, lengths[lane]);
      shortest = Math.min(shortest, lengths[lane]);
    }
    for (int t = 0; t < steps; t++) {
      for (int lane = 0; lane < LANES; lane++) {
        alive[t * LANES + lane] = t < lengths[lane] ? 1 : 0;
      }
    }
  }

  /** The number of steps of the longest trial. */
  int steps() {
    return steps;
  }

  /** Sets rows to 0 in the lanes whose trial has ended before step t. */
  void silence(int t, float[] target, int targetAt, int rows) {
    if (t >= shortest) {
      Kernels.CHOSEN.scaleLanes(alive, t * LANES, target, targetAt, rows);
    }
  }

  /**
   * Copies an array into slots, one slot per step; lanes get 0 where their trial has ended.
   *
   * @param source {@code [trials, time, width]}
   * @param target {@code [time, stride, 32]}
   * @param firstRow the row of the first slot where the values go
   * @param stride the number of rows of a slot
   */
  void scatter(float[] source, int time, int width, float[] target, int firstRow, int stride) {
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < width; i++) {
        int to = (t * stride + firstRow + i) * LANES;
        for (int lane = 0; lane < LANES; lane++) {
          int from = ((first + lane) * time + t) * width + i;
          target[to + lane] = t < lengths[lane] ? source[from] : 0;
        }
      }
    }
  }

  /**
   * Copies slots into an array; what lies after the end of a trial is left as it is.
   *
   * @param source {@code [time, stride, 32]}
   * @param firstRow the row of the first slot where the values lie
   * @param target {@code [trials, time, width]}
   */
  void gather(float[] source, int firstRow, int stride, float[] target, int time, int width) {
    for (int t = 0; t < steps; t++) {
      int from = (t * stride + firstRow) * LANES;
      for (int lane = 0; lane < LANES; lane++) {
        if (t < lengths[lane]) {
          int to = ((first + lane) * time + t) * width;
          for (int i = 0; i < width; i++) {
            target[to + i] = source[from + i * LANES + lane];
          }
        }
      }
    }
  }
}
