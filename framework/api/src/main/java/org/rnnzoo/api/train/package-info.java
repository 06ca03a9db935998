/** Trainers: how the weights of a network are found. */
@Version("0.1.0")
@NullMarked
package org.rnnzoo.api.train;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
