/**
 * Tasks made of tasks, written once for every task there is: several as one, one with less to see,
 * and one for a network that was converted into the other form.
 *
 * <p>A mixture is itself a {@link org.rnnzoo.api.task.Task}, made when an experiment is read and
 * never installed as a plugin. So trainers and analyses need not know that mixtures exist: they see
 * channels, trials and verdicts as of any other task. So are the others.
 */
package org.rnnzoo.core.task;
