/**
 * Bifurcations: how the fixed points of a trained network come, go and change when one number is
 * turned.
 *
 * <p>That a network has nine fixed points says little about how firmly it has them. Turned down,
 * its gain merges memories; an input held on lets them vanish one by one; a weight changes what
 * oscillates. Branches of fixed points are followed through folds by continuation in arc length
 * (Keller 1977), and what happens on them is named by the eigenvalue that crosses and told with the
 * two values of the parameter between which it happens.
 */
package org.rnnzoo.analysis.bifurcation;
