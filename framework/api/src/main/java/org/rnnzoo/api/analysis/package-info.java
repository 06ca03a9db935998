/**
 * Analyses: what a trained network computes and how.
 *
 * <p>An analysis returns numbers, tables, arrays and figures, the last as data: the framework
 * stores the first three and draws the figures, for a paper and on a page alike.
 */
@Version("0.1.0")
@NullMarked
package org.rnnzoo.api.analysis;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
