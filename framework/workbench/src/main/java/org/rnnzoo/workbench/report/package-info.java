/**
 * What came of runs, sweeps and comparisons, as one page that can be sent to somebody.
 *
 * <p>The page needs nothing but itself: no script, no style sheet, no picture from elsewhere. Every
 * table of numbers says which run, configuration and plugin they come from, by links within the
 * page. It tells what the folders hold and no more: a run that failed, diverged or is still at work
 * is reported as that, and a number that nobody measured is not there.
 */
package org.rnnzoo.workbench.report;
