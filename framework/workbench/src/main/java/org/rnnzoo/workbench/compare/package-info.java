/** Comparisons of many runs: which runs, in which groups, and where the results lie. */
package org.rnnzoo.workbench.compare;
