package org.rnnzoo.api.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outputs of a network in one trial, as a task's scoring sees them. */
public final class Response {

  private final float[] outputs;
  private final int width;
  private final int offset;
  private final int @Nullable [] selection;

  /**
   * A view on one trial of a batch.
   *
   * @param outputs {@code [trials, time, outputs]} in C order; not copied
   * @param time the length of the padded trials in steps
   * @param width the number of outputs
   * @param trial the place of the trial
   */
  public Response(float[] outputs, int time, int width, int trial) {
    this(outputs, width, trial * time * width, null);
  }

  private Response(float[] outputs, int width, int offset, int @Nullable [] selection) {
    this.outputs = outputs;
    this.width = width;
    this.offset = offset;
    this.selection = selection;
  }

  /** An output at a step. */
  public double output(int step, int output) {
    return outputs[offset + step * width + (selection == null ? output : selection[output])];
  }

  /**
   * The same response, restricted to some of the outputs.
   *
   * @param selected the places of the outputs that become output 0, 1, …
   */
  public Response select(List<Integer> selected) {
    int[] places = selected.stream().mapToInt(Integer::intValue).toArray();
    for (int i = 0; i < places.length && selection != null; i++) {
      places[i] = selection[places[i]];
    }
    return new Response(outputs, width, offset, places);
  }

  /** The mean of an output over a stretch of at least one step. */
  public double mean(int output, Epoch during) {
    double sum = 0;
    for (int step = during.start(); step < during.end(); step++) {
      sum += output(step, output);
    }
    return sum / during.length();
  }

  /** The place of the output with the highest mean over a stretch; −1 if one is not a number. */
  public int winner(Epoch during, int count) {
    int winner = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int output = 0; output < count; output++) {
      double mean = mean(output, during);
      if (Double.isNaN(mean)) {
        return -1;
      } else if (mean > highest) {
        highest = mean;
        winner = output;
      }
    }
    return winner;
  }
}
