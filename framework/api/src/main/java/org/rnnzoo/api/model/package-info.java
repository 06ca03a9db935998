/**
 * Recurrent networks, seen by those who train them and by those who take them apart.
 *
 * <p>A {@link org.rnnzoo.api.model.Model} makes a {@link org.rnnzoo.api.model.Network}. Training
 * sees the network as one flat vector of named weights and a {@link
 * org.rnnzoo.api.model.Propagation} that turns a batch of trials into a loss and its gradient, in
 * float32. Analyses see it as a {@link org.rnnzoo.api.model.DynamicalSystem}, in float64.
 */
@Version("0.1.0")
@NullMarked
package org.rnnzoo.api.model;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
