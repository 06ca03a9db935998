/**
 * Fixed points: where a trained network stands still, and what it does nearby.
 *
 * <p>A network that remembers, decides or oscillates does so by its fixed points: stable ones are
 * its memories, saddles are its decisions (Sussillo &amp; Barak 2013). The search itself belongs to
 * the framework, because other analyses need it too; this plugin chooses what to search, and turns
 * what was found into a table and figures.
 */
package org.rnnzoo.analysis.fixedpoints;
