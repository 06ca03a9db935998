/** What several networks do in the same trials, for comparisons of runs. */
@Version("0.1.0")
@NullMarked
package org.rnnzoo.dynamics.cohort;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
