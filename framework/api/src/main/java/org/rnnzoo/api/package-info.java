/**
 * What every plugin of the zoo has in common.
 *
 * <p>There are five kinds of plugin: a {@link org.rnnzoo.api.task.Task task}, a {@link
 * org.rnnzoo.api.model.Model model}, a {@link org.rnnzoo.api.train.Trainer trainer}, an {@link
 * org.rnnzoo.api.analysis.Analysis analysis} and a {@link org.rnnzoo.api.comparison.Comparison
 * comparison}. Each is one class with a public no-argument constructor, named in one line of a file
 * under {@code META-INF/services}. A plugin has a name, a sentence about itself, and a Java record
 * of parameters whose components carry {@link org.rnnzoo.api.Parameter}; from that record the
 * framework derives validation, help and files, so a plugin holds no code for any of them.
 *
 * <p>Interfaces marked {@code @ConsumerType} are implemented by plugins: a new abstract method is a
 * major version. Those marked {@code @ProviderType} are implemented by the framework and may grow
 * in a minor version.
 */
@Version("0.1.0")
@NullMarked
package org.rnnzoo.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
