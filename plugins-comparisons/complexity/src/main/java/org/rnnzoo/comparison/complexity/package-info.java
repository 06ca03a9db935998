/**
 * Complexity of a task: what a network needs to solve it, as a vector and never as one number.
 *
 * <p>One side is the task's alone: the bits that have to be remembered, read off its trials without
 * any network. The other is the solutions': the least rank, the nodes of the latent circuit, the
 * fixed points, the cost of learning, each over seeds. What may be published is how the two sides
 * go together over many tasks, and controls say what they are worth: a network without
 * nonlinearity, and one whose targets belong to other trials.
 */
package org.rnnzoo.comparison.complexity;
