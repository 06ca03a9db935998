package org.rnnzoo.task.clicks;

import org.rnnzoo.api.task.Epoch;

/**
 * A click.
 *
 * @param amplitude its size; 1 for a standard click
 * @param shown the steps in which it is shown, at least one
 */
record Click(Side side, double amplitude, Epoch shown) {}
