/**
 * Pulse accumulation: count clicks from two sides.
 *
 * <p>Clicks are evidence in discrete portions, so one knows in every trial and at every moment what
 * has been shown, which no random-dot display allows. Two kinds of {@link
 * org.rnnzoo.task.clicks.Stimulus stimulus} differ in when a click may come: {@link
 * org.rnnzoo.task.clicks.Bins at set times} or {@link org.rnnzoo.task.clicks.PoissonTrains at any
 * time}. A click has the same area whatever the sampling period; otherwise a coarser sampling would
 * be another task.
 */
package org.rnnzoo.task.clicks;
