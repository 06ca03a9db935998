package org.rnnzoo.dynamics;

/**
 * A state from which a way down to a fixed point is looked for.
 *
 * @param state {@code [dimension]}
 * @param deflated whether the known points are divided out on the way
 */
record Start(double[] state, boolean deflated) {}
