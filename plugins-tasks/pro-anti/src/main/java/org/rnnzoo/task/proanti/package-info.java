/**
 * The pro/anti task: one stimulus, two opposite answers, and a rule that chooses.
 *
 * <p>The answer to a stimulus cannot be read off the stimulus, so a network must combine it with
 * the rule, and it may do so when the stimulus comes (and remember where to go) or when the answer
 * is due (and remember what it saw). With directions from a whole circle the memory is a ring, and
 * the rule turns it by half a turn.
 */
package org.rnnzoo.task.proanti;
