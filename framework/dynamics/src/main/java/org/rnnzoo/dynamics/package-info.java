/**
 * Recurrent networks as dynamical systems, in float64.
 *
 * <p>Here lives the mathematics that several models and analyses share: the leaky network of the
 * field in both of its forms, its simulation, and what one does with vector fields. It is part of
 * the framework rather than of a plugin because plugins do not import one another. Matrices are
 * EJML's, row-major.
 */
@Version("0.1.1")
@NullMarked
package org.rnnzoo.dynamics;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
