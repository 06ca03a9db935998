/**
 * Trials that somebody recorded or made elsewhere, shown as they are.
 *
 * <p>The file has the layout of {@code final/trials.npz} of a run and of {@code zoo trial --out
 * x.npz}, so that trials of the zoo and of others go both ways.
 */
package org.rnnzoo.task.recorded;
