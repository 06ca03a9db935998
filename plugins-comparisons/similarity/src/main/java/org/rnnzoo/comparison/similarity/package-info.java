/**
 * Similarity: how alike trained networks are in what they do on the same trials.
 *
 * <p>The measures belong to the framework, because other comparisons need them too; this plugin
 * chooses what to measure, gives every measure its control, and turns distances into figures.
 */
package org.rnnzoo.comparison.similarity;
