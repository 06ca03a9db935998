package org.rnnzoo.engine;

/**
 * The products of units that one matrix drives: they need no projections, and their gradients are
 * one product of all slots.
 */
abstract class MatrixRecurrence implements Recurrence {

  final Geometry geometry;
  final SlotProduct product;

  MatrixRecurrence(Geometry geometry) {
    this.geometry = geometry;
    this.product = new SlotProduct(geometry);
  }

  @Override
  public final void settle(Chunk chunk, int slot) {
    // There are no projections.
  }

  @Override
  public final int[] sumLengths() {
    return new int[] {product.sumLength()};
  }

  @Override
  public final int block() {
    return product.block();
  }

  @Override
  public final void accumulate(Chunk chunk, int start, int end) {
    product.accumulate(chunk, start, end, chunk.sums[0]);
  }
}
