/**
 * The loops that training spends its time in.
 *
 * <p>There are three implementations of {@link org.rnnzoo.engine.kernel.Kernels}: one on the Vector
 * API, whose width is chosen when the process starts; and for processes that were started without
 * the module {@code jdk.incubator.vector}, one whose matrix products are OpenBLAS's and, if that is
 * not there either, one of plain loops. Vectors and plain loops do the same operations in the same
 * order with fused multiply-add, so that their results are equal bit for bit; OpenBLAS adds up in
 * an order of its own.
 *
 * <p>What C2 inlines decides over speed here: an operation on a vector that is not inlined puts its
 * vector on the heap, which is 5 to 60 times slower. Three rules keep it from happening. Vector
 * operations are called directly and never through small methods of our own: C2 always inlines
 * those of the JDK, but ours only until a caller that takes in many kernels has used up its budget.
 * There is one loop per method, with at most about 60 vector operations. And nothing is unrolled by
 * hand along the inner dimension. A test watches over what training allocates.
 *
 * <p>Everywhere, {@code ..At} is the place in the array before it where the data start. Rows of
 * data are 32 lanes wide: one trial per lane.
 */
@NullMarked
package org.rnnzoo.engine.kernel;

import org.jspecify.annotations.NullMarked;
