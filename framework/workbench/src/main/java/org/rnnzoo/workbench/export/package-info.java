/**
 * A trained network in the formats of other programs.
 *
 * <p>An export must be usable without the zoo and without guessing. So weights are written as the
 * equations need them, gains, masks and factors multiplied out; a JSON beside the arrays says every
 * equation and convention; and the equations are replayed against the network before anything is
 * written, so that a model whose equations are not these is refused and never exported wrongly.
 */
package org.rnnzoo.workbench.export;
