/** Listings of runs, filters over them, and files of trials. */
package org.rnnzoo.workbench.runs;
