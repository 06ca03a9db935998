/**
 * Context-dependent decision making: the same stimulus, two answers, and a context that says which.
 *
 * <p>Motion and colour are both on, both noisy, and a context says which one to judge. A network
 * that ignores the context answers three trials of four rightly, so accuracy is told apart for
 * trials in which both would lead to the same answer (congruent) and those in which they would not
 * (incongruent): only the latter show that a network selects. The first version is the task from
 * which latent circuits were first inferred, value for value, so that circuits can be compared.
 */
package org.rnnzoo.task.contextdecision;
