package org.rnnzoo.engine;

import static org.rnnzoo.engine.kernel.Kernels.LANES;

import java.util.Arrays;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.engine.kernel.Kernels;

/**
 * The products of units with gates: one matrix stacked over the gates forwards, one backwards, one
 * for gradients.
 *
 * <p>The candidate of a GRU gets the units through its reset gate, so that its drive comes in two
 * parts: from the inputs, in the first rows, and from the units, in the last.
 */
final class GatedRecurrence extends MatrixRecurrence {

  private static final Kernels KERNELS = Kernels.CHOSEN;

  private final Offsets offsets;
  private final int matrixAt;

  /** Where the biases of a reset candidate's drive by the units start; −1 without. */
  private final int candidateBiasAt;

  /** The rows of the stacked matrix W. */
  private final int stacked;

  /** The rows that only inputs drive. */
  private final int inputRows;

  private final float[] biases;

  /** {@code [W | W_in | b]}, the input weights 0 where inputs drive other rows. */
  private final float[] forward;

  /** {@code [W_in | b]} of the rows that only inputs drive. */
  private final float[] inputForward;

  /** {@code [Wᵀ | W_outᵀ]}. */
  private final float[] backward;

  GatedRecurrence(Geometry geometry, Weights weights) {
    super(geometry);
    this.offsets = Offsets.of(weights);
    this.matrixAt = weights.tensor("W").offset();
    this.stacked = weights.tensor("W").shape().get(0);
    this.inputRows = geometry.driven() - stacked;
    this.candidateBiasAt = inputRows > 0 ? weights.tensor("b_n").offset() : -1;
    this.biases = new float[stacked];
    this.forward = Packing.allocate(stacked, geometry.driveRows());
    this.inputForward = Packing.allocate(inputRows, geometry.inputs() + 1);
    this.backward = Packing.allocate(geometry.units(), stacked + geometry.outputs());
  }

  @Override
  public void pack(Weights weights) {
    int units = geometry.units();
    int inputs = geometry.inputs();
    int columns = geometry.driveRows();
    int both = stacked - inputRows;
    float[] values = weights.values();
    Packing.place(1, values, matrixAt, stacked, units, forward, 0, columns);
    Packing.place(1, values, offsets.input(), both, inputs, forward, units, columns);
    System.arraycopy(values, offsets.bias(), biases, 0, both);
    if (inputRows > 0) {
      System.arraycopy(values, candidateBiasAt, biases, both, inputRows);
      int inputAt = offsets.input() + both * inputs;
      int biasAt = offsets.bias() + both;
      Packing.place(1, values, inputAt, inputRows, inputs, inputForward, 0, inputs + 1);
      Packing.place(1, values, biasAt, inputRows, 1, inputForward, inputs, inputs + 1);
    }
    Packing.place(1, biases, 0, stacked, 1, forward, units + inputs, columns);
    int rows = stacked + geometry.outputs();
    Packing.placeTransposed(1, values, matrixAt, units, stacked, backward, 0, rows);
    Packing.placeTransposed(
        1, values, offsets.readout(), units, geometry.outputs(), backward, stacked, rows);
  }

  @Override
  public void drive(Chunk chunk, int slot, float[] target, int targetAt) {
    int at = geometry.driveAt(slot);
    int stackedAt = targetAt + inputRows * LANES;
    if (inputRows > 0) {
      driveByInputs(chunk, at + geometry.inputRow() * LANES, target, targetAt);
    }
    KERNELS.multiply(forward, stacked, geometry.driveRows(), chunk.drives, at, target, stackedAt);
  }

  /** By way of the scratch, because a product writes beyond its last row. */
  private void driveByInputs(Chunk chunk, int at, float[] target, int targetAt) {
    float[] scratch = chunk.recurrenceScratch;
    Arrays.fill(scratch, 0f);
    KERNELS.multiply(inputForward, inputRows, geometry.inputs() + 1, chunk.drives, at, scratch, 0);
    KERNELS.add(1, scratch, 0, target, targetAt, inputRows * LANES);
  }

  @Override
  public void pull(Chunk chunk, int slot, float[] target, int targetAt) {
    KERNELS.multiply(
        backward,
        geometry.units(),
        stacked + geometry.outputs(),
        chunk.gradients,
        geometry.gradientAt(slot) + inputRows * LANES,
        target,
        targetAt);
  }

  @Override
  public int scratchLength() {
    return Geometry.panels(inputRows) * LANES;
  }

  @Override
  public void collect(float[][] sums, Weights weights, float[] gradient) {
    int units = geometry.units();
    int inputs = geometry.inputs();
    int columns = product.stride();
    float[] sum = product.matrix(sums[0]);
    for (int i = 0; i < stacked; i++) {
      int row = (inputRows + i) * columns;
      System.arraycopy(sum, row, gradient, matrixAt + i * units, units);
      boolean byInputsElsewhere = i >= stacked - inputRows;
      if (byInputsElsewhere) {
        int candidate = i - (stacked - inputRows);
        gradient[candidateBiasAt + candidate] = sum[row + units + inputs];
        row = candidate * columns;
      }
      System.arraycopy(sum, row + units, gradient, offsets.input() + i * inputs, inputs);
      gradient[offsets.bias() + i] = sum[row + units + inputs];
    }
    for (int o = 0; o < geometry.outputs(); o++) {
      int row = (geometry.outputRow() + o) * columns;
      System.arraycopy(sum, row, gradient, offsets.readout() + o * units, units);
      gradient[offsets.readoutBias() + o] = sum[row + units + inputs];
    }
  }
}
