/**
 * Recurrent networks at full speed: propagation and back-propagation through time in float32.
 *
 * <p>The networks of this field differ in two things that have nothing to do with each other: the
 * {@link org.rnnzoo.engine.Cell cell}, which is the loop over time, and the {@link
 * org.rnnzoo.engine.Connectivity connectivity}, which says how trainable tensors become the
 * recurrent matrix. The engine owns the loop. A model supplies a connectivity and gets a {@link
 * org.rnnzoo.engine.RecurrentNetwork network} that trains.
 *
 * <p>Two kinds of units are not of this family and run on the same buffers and products: {@link
 * org.rnnzoo.engine.GatedNetwork units with gates}, whose matrices are stacked so that a step is
 * still one product, and units behind {@link org.rnnzoo.engine.SynapticNetwork plastic synapses}.
 * What tells all kinds apart is behind one interface of this package, {@code Mechanism}.
 *
 * <p>Inside, trials are cut into chunks of 32, and the 32 trials of a chunk lie side by side in
 * vector lanes. Nothing is padded in the number of units, and each step of time is one product of a
 * packed matrix with a slot that holds rates, inputs and a row of ones, forwards and backwards. The
 * gradients of all tensors are one more product of the two kinds of slots. Chunks are the unit of
 * work for threads and the unit of summation: they are added up in their order, so that the number
 * of threads never changes a bit of the result. A thread without a chunk may help another with its
 * noise and its products, if that pays. Noise depends on its key, the chunk and the step alone, so
 * that a run that resumes needs no generator state.
 */
@Version("0.1.0")
@NullMarked
package org.rnnzoo.engine;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
