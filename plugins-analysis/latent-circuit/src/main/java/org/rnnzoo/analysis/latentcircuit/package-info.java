/**
 * Latent circuits: which few interacting variables does a trained network implement?
 *
 * <p>Correlating single units with task variables shows what a network represents but not how it
 * computes. Langdon &amp; Engel (2025) instead fit a recurrent circuit of a few nodes whose
 * activity, embedded into the space of the units by a matrix with orthonormal columns, is the
 * activity of the network. A circuit that also answers to perturbations as the network does is its
 * mechanism, and its connections can be read.
 *
 * <p>The code has one class for each step: {@code Activity} simulates, {@code ReducedActivity}
 * compresses, {@code CircuitFit} fits with {@code EmbeddingLoss} in its inner loop, {@code
 * Embedding} is the closed form, {@code CircuitMetrics}, {@code Conjugation} and {@code
 * PerturbationTest} judge, and {@code CircuitReport} tells. Fits run in float32 on the engine;
 * everything that is reported is computed in float64.
 */
package org.rnnzoo.analysis.latentcircuit;
