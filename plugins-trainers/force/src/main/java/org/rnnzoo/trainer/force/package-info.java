/**
 * FORCE: the readout of a reservoir is learned by recursive least squares, the reservoir itself
 * stays as it is.
 *
 * <p>Sussillo &amp; Abbott (2009) feed the output back into the network while it is learned. The
 * networks of the zoo have no such connections, so what is learned here is the readout of a network
 * that runs freely: a reservoir in the sense of Jaeger (2001). Since the error of a step then does
 * not depend on the readout of earlier steps, the order in which steps are taken up does not matter
 * much, and a batch of trials may be run first and learned from afterwards.
 */
package org.rnnzoo.trainer.force;
