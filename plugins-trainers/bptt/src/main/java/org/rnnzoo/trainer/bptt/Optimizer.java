package org.rnnzoo.trainer.bptt;

import java.util.Map;

/** Makes steps downhill, with a memory of earlier gradients. */
interface Optimizer {

  /** Makes one step; values whose gradient has always been 0 do not move. */
  void step(float[] values, float[] gradient, double stepSize);

  /** What it remembers, live. */
  Map<String, float[]> state();

  /** Goes back to where another one of the same length stood after a number of steps. */
  void restore(Map<String, float[]> state, long steps);
}
