/**
 * Temporal XOR: the smallest task that no single cue and no sum of cues decides.
 *
 * <p>Either pulse alone says nothing about the answer, so the first must be remembered until the
 * second comes, and the two must be combined nonlinearly. With pulses of one size a network can do
 * that by adding them up: the sum is large if they agree and zero if not. Pulses of different sizes
 * take that way away.
 */
package org.rnnzoo.task.xor;
