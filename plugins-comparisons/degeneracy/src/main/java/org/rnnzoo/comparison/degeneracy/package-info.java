/**
 * Degeneracy: how much the solutions differ that networks find for one task from different seeds.
 *
 * <p>Each level is measured within groups, and groups, such as networks of one width, are set side
 * by side. No group is said to be more degenerate than another unless their intervals tell them
 * apart.
 */
package org.rnnzoo.comparison.degeneracy;
