/**
 * The default trainer: back-propagation through time.
 *
 * <p>It is a plugin like any other and holds only what is particular to this way of training. The
 * gradient comes from the network's propagation, the optimiser from the engine, and evaluation,
 * stopping and checkpoints from the framework.
 */
package org.rnnzoo.trainer.bptt;
