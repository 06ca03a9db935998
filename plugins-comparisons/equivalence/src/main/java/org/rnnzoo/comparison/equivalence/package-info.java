/**
 * Equivalence: whether two kinds of networks do a task alike, tested level by level.
 *
 * <p>Two networks of one kind, trained from different seeds, differ already. So the question at
 * each level is whether networks of two kinds differ by more than networks of one. That they are
 * not seen to differ does not make them equal: equivalence is a claim of its own, tested against a
 * margin that is set beforehand.
 */
package org.rnnzoo.comparison.equivalence;
