/**
 * Topology: which kinds of flow trained networks have found, and how many of each.
 *
 * <p>The search for fixed points and the distance between graphs belong to the framework, because
 * other comparisons need them too; this plugin chooses inputs, counts classes of solutions and
 * draws them.
 */
package org.rnnzoo.comparison.topology;
