/**
 * Comparisons: what many trained networks have in common, and what sets kinds of them apart.
 *
 * <p>What one network computes, an {@link org.rnnzoo.api.analysis.Analysis analysis} says; what a
 * kind of network or a task does, a {@link org.rnnzoo.api.comparison.Comparison comparison} of
 * several runs. A run that is missing or failed belongs to what was asked for, so a comparison is
 * told of it and counts it.
 */
@Version("0.1.0")
@NullMarked
package org.rnnzoo.api.comparison;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
