/**
 * The T-maze: see cues on the way, decide at its end.
 *
 * <p>One maze covers a family of experiments that differ only in what is seen on the way, so the
 * way is the one thing that has two forms: {@link org.rnnzoo.task.tmaze.CueSequence cues at set
 * times}, of which the classic memory maze with a single cue is the shortest, and {@link
 * org.rnnzoo.task.tmaze.Towers towers at random places}. The right turn is always the side of which
 * more was seen, never the side that was meant to be rich.
 */
package org.rnnzoo.task.tmaze;
