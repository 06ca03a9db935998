/**
 * Units: which of them do nothing, which care for what, and whether they form groups.
 *
 * <p>With enough units some will look selective and any data can be parted into clusters. So
 * selectivity is judged against labels shuffled between trials, corrected for the number of tests,
 * and clusters against profiles in which nothing ties a unit's responses together.
 */
package org.rnnzoo.analysis.units;
