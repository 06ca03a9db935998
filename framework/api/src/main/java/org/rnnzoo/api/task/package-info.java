/**
 * Behavioural tasks and the trials they make.
 *
 * <p>Trials are made in the three stages of the field's method sections: <em>task parameters</em>
 * in milliseconds become <em>discretised parameters</em> in steps of the sampling period, from
 * which the <em>inputs</em> and then the <em>targets and mask</em> follow. A task says what
 * happens; a {@link org.rnnzoo.api.task.TrialBuilder} does all rounding, placing, noise and
 * padding, in one way for all tasks. So the same task can be sampled at 1 ms or at 50 ms, and no
 * task holds index arithmetic.
 *
 * <p>Step k of an input covers the time from k·dt to (k+1)·dt and drives the state; step k of an
 * output is read after the state has taken up input k.
 */
@Version("0.1.1")
@NullMarked
package org.rnnzoo.api.task;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
