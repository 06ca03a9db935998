/**
 * Perceptual decision making: integrate noisy evidence over time, then choose.
 *
 * <p>Noise is added in every step, so a network that answers from a glimpse is wrong more often
 * than one that integrates. How often an ideal observer is right follows from the strength of the
 * motion, the length of the stimulus and the noise; it does not depend on the sampling period. A
 * network that does better has found a leak.
 */
package org.rnnzoo.task.perceptualdecision;
