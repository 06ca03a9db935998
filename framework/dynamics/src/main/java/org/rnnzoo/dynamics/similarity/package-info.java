/**
 * How alike two networks are: in the geometry of what they do on the same samples, and in the
 * dynamics behind it.
 *
 * <p>Geometry compares activities of networks on the same samples, whose units correspond in no
 * way: every measure here stays the same if units are rotated or permuted. Dynamics compares the
 * rules by which activity moves on. Neither says by itself that two networks compute alike: a
 * distance means something beside those within a kind of network and to networks that are known to
 * differ.
 */
@Version("0.2.0")
@NullMarked
package org.rnnzoo.dynamics.similarity;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
