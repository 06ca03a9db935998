package org.rnnzoo.engine;

import static org.rnnzoo.engine.kernel.Kernels.COLUMNS;
import static org.rnnzoo.engine.kernel.Kernels.LANES;
import static org.rnnzoo.engine.kernel.Kernels.PANEL;

/**
 * The sizes of the buffers of a chunk of 32 trials.
 *
 * <p>There is one slot of each of two kinds per step, and one more. A <em>drive slot</em> t holds
 * what drives step t: the rates that enter it, the projections of the rates on the factors of a low
 * rank connectivity, the inputs, and a row of ones for the biases. A <em>gradient slot</em> t holds
 * the gradients of exactly those quantities that were computed from drive slot t: of the drive of
 * step t, of the projections, and of the outputs after step t − 1. Because of this pairing, the
 * product of the two kinds of slots, summed over time, holds the gradients of all weights.
 *
 * @param units the number of units
 * @param inputs the number of inputs
 * @param outputs the number of outputs
 * @param rank the number of projections; 0 for a dense connectivity
 * @param time the largest number of steps
 * @param gates the number of drives of a unit: 1, or one for each of its gates
 * @param variables the number of state variables of a unit that a trial starts with
 */
record Geometry(int units, int inputs, int outputs, int rank, int time, int gates, int variables) {

  /**
   * The number of steps whose slots are multiplied together while they are still in the cache. From
   * 2 to 8 it made no difference beyond the noise for 100, 256 and 1000 units.
   */
  static final int BLOCK = 4;

  /** For units of one drive and one state variable. */
  Geometry(int units, int inputs, int outputs, int rank, int time) {
    this(units, inputs, outputs, rank, time, 1, 1);
  }

  /** The number of drives. */
  int driven() {
    return gates * units;
  }

  /** The number of values of the state at the start of a trial. */
  int startLength() {
    return variables * units;
  }

  /** The rows of a drive slot. */
  int driveRows() {
    return units + rank + inputs + 1;
  }

  /** The row of a drive slot where the inputs start. */
  int inputRow() {
    return units + rank;
  }

  /** The rows of a gradient slot. */
  int gradientRows() {
    return driven() + rank + outputs;
  }

  /** The row of a gradient slot where the outputs start. */
  int outputRow() {
    return driven() + rank;
  }

  /** Where a drive slot starts. */
  int driveAt(int slot) {
    return slot * driveRows() * LANES;
  }

  /** Where a gradient slot starts. */
  int gradientAt(int slot) {
    return slot * gradientRows() * LANES;
  }

  /** The number of values of one row per unit. */
  int stateLength() {
    return units * LANES;
  }

  /** The length of an array of slots with room for the rows that kernels touch behind the last. */
  static int slots(int count, int rows) {
    long length = ((long) count * rows + PANEL) * LANES;
    if (length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "A trial of "
              + (count - 1)
              + " steps is too long for a network of about "
              + rows
              + " units; units times steps may be at most "
              + Integer.MAX_VALUE / LANES
              + ".");
    }
    return (int) length;
  }

  /** A number of rows, rounded up to whole panels. */
  static int panels(int rows) {
    return (rows + PANEL - 1) / PANEL * PANEL;
  }

  /** A number of columns, rounded up to whole vectors. */
  static int columns(int columns) {
    return (columns + COLUMNS - 1) / COLUMNS * COLUMNS;
  }
}
