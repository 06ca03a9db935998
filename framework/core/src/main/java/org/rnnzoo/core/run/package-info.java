/**
 * Runs: training, evaluating and analysing, all of it written down.
 *
 * <p>A run is a folder, and the folder is the truth. Every file in it is replaced atomically or
 * only appended to, so a process may die at any moment: what is there is whole, and {@code zoo
 * resume} goes on from the newest checkpoint to the same bits.
 */
package org.rnnzoo.core.run;
