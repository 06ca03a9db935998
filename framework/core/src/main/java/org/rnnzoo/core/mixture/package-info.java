/**
 * Several tasks as one, written once for every task there is.
 *
 * <p>A mixture is itself a {@link org.rnnzoo.api.task.Task}, made when an experiment is read and
 * never installed as a plugin. So trainers and analyses need not know that mixtures exist: they see
 * channels, trials and verdicts as of any other task.
 */
package org.rnnzoo.core.mixture;
