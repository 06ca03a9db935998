package org.rnnzoo.api.task;

/** The outputs of a network in one trial, as a task's scoring sees them. */
public final class Response {

  private final float[] outputs;
  private final int width;
  private final int offset;

  /**
   * A view on one trial of a batch.
   *
   * @param outputs {@code [trials, time, outputs]} in C order; not copied
   * @param time the length of the padded trials in steps
   * @param width the number of outputs
   * @param trial the place of the trial
   */
  public Response(float[] outputs, int time, int width, int trial) {
    this.outputs = outputs;
    this.width = width;
    this.offset = trial * time * width;
  }

  /** An output at a step. */
  public double output(int step, int output) {
    return outputs[offset + step * width + output];
  }
}
