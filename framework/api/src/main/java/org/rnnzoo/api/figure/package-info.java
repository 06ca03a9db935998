/**
 * Figures as data.
 *
 * <p>A figure says what is shown: curves, points, arrows, shaded epochs, a circuit. How it looks
 * (type, spacing, colours for print or screen) is the renderer's business, so that every figure of
 * the zoo, third parties' included, has one look in a paper and on a page.
 */
@Version("0.1.0")
@NullMarked
package org.rnnzoo.api.figure;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
