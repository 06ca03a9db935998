package org.rnnzoo.task.tmaze;

import org.rnnzoo.api.task.Epoch;

/**
 * A cue seen on the way.
 *
 * @param visible the steps in which it is seen, at least one
 */
record Cue(Side side, Epoch visible) {}
