/** Random numbers that depend on what they are for, and on nothing else. */
@Version("0.1.0")
@NullMarked
package org.rnnzoo.api.random;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
