/**
 * The n-bit flip-flop: the smallest task whose solution is a set of memories.
 *
 * <p>Each bit is a memory of its own, so the state space of a network that solves the task is known
 * in advance: one stable fixed point for each pattern of bits, saddles between them. That makes it
 * the task on which an analysis of dynamics is checked first.
 */
package org.rnnzoo.task.flipflop;
