/**
 * Ready-set-go: an interval is measured, then produced.
 *
 * <p>Nothing in the input tells the time, so a network must keep it by the course of its own state:
 * during the measurement the state moves away from where ready has put it, and where it has got to
 * when set comes decides how fast it moves on. Producing a longer interval is the same movement at
 * a lower speed.
 *
 * <p>The target is a ramp that reaches a threshold at the wanted time, as in the network models of
 * this literature, and not a pulse at that time. A pulse gives no gradient until it is nearly right
 * and makes a late answer cost as much as none; a ramp asks for the speed of the state at every
 * step, and the threshold turns it into a time, as rising activity is thought to do before a timed
 * movement.
 */
package org.rnnzoo.task.readysetgo;
