package org.rnnzoo.figure;

/**
 * A place on an axis.
 *
 * @param at the value there
 * @param label what is written; empty for a minor tick
 */
record Tick(double at, String label) {}
