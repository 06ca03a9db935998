/**
 * The readout of a network is learned by recursive least squares, the network itself stays as it
 * is.
 *
 * <p>FORCE (Sussillo &amp; Abbott 2009) feeds the output back into the network while it is learned:
 * every correction changes the very next state, so a trial is run step by step with the readout of
 * the moment. Without such connections the network runs freely, a reservoir in the sense of Jaeger
 * (2001). Since the error of a step then does not depend on the readout of earlier steps, the order
 * in which steps are taken up does not matter much, and a batch of trials may be run first and
 * learned from afterwards.
 */
package org.rnnzoo.trainer.force;
