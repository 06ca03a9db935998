/**
 * Recordings of a network in trials, as it is run when it is tested, and the trials parted by what
 * was shown in them or answered.
 */
@Version("0.1.0")
@NullMarked
package org.rnnzoo.dynamics.recording;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
