/**
 * The twenty tasks of Yang et al. 2019, which one network learns side by side.
 *
 * <p>All tasks share their inputs and outputs: a fixation input, two rings of direction-tuned
 * inputs (the modalities), and one input per rule; a fixation output and a ring of outputs that
 * points where to look. So what differs between tasks is only what is to be done, and one may ask
 * which parts of the computation they share.
 *
 * <p>The rules are data. Three designs make all of them: {@link org.rnnzoo.task.yang2019.Reach} (go
 * and anti), {@link org.rnnzoo.task.yang2019.Compare} (decision making) and {@link
 * org.rnnzoo.task.yang2019.Match}; a {@link org.rnnzoo.task.yang2019.Rule} is one of them with its
 * settings, a {@link org.rnnzoo.task.yang2019.Timing} the times they share.
 */
package org.rnnzoo.task.yang2019;
