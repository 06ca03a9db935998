/** Trainers: how the weights of a network are found. */
@Version("0.1.0")
package org.rnnzoo.api.train;

import org.osgi.annotation.versioning.Version;
