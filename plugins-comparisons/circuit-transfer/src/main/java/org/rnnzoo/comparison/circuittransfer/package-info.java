/**
 * Circuit transfer: whether the latent circuit that was found in one network is the mechanism of
 * another.
 *
 * <p>Matching circuits, perturbing networks and predicting the outcome belong to the framework,
 * because the comparison equivalence tests groups by them; this plugin shows every pair beside what
 * the network's own circuit and random directions reach.
 */
package org.rnnzoo.comparison.circuittransfer;
