/**
 * Small circuits of networks, compared across networks: whether the circuit of one is the mechanism
 * of another.
 *
 * <p>A circuit is fitted to one network by the analysis latent-circuit. Here two of them are
 * matched up to what leaves a circuit the same, and one is asked what a change would do to the
 * other's network. Only that speaks of mechanism: that two networks do alike, or flow alike, does
 * not say that they come to it alike.
 */
@Version("0.1.0")
@NullMarked
package org.rnnzoo.dynamics.circuit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
