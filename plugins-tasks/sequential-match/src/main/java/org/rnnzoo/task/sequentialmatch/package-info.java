/**
 * ABBA and ABCA: one sample, several tests, an answer to each.
 *
 * <p>The two differ in one number, the probability that a wrong test is repeated, and in what a
 * right answer proves. In ABCA a sense of familiarity is enough. In ABBA it fails on repeated
 * tests, which are one in twelve, so ABBA is to be judged by the accuracy on those, and not by the
 * accuracy on all.
 */
package org.rnnzoo.task.sequentialmatch;
