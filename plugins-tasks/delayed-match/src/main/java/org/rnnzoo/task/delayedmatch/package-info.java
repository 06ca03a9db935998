/**
 * The delayed-match family: was the test what the sample asked for?
 *
 * <p>All tasks here are one trial with three things left open. A sample direction is shown, a delay
 * passes, a test direction is shown and the network answers. Open are <em>what matches</em> (the
 * same direction, a rotated one, one of the same category, or whichever of these a cue asks for),
 * <em>what the delay holds</em> (nothing, a cue, distractors) and <em>how the answer is given</em>.
 * So {@link org.rnnzoo.task.delayedmatch.DelayedMatch} composes every trial, a group of parameters
 * called {@code match} says what matches, and a task adds little more than a name and its versions.
 *
 * <p>Which tests are shown when nothing matches decides what a network has to compute. In the
 * generators of the literature a network that ignores the rule cue is right in up to 93 % of the
 * trials. Therefore each rule has <em>lures</em>, directions that tempt whoever takes the shortcut,
 * and every version says on its card what the shortcut still earns.
 */
package org.rnnzoo.task.delayedmatch;
