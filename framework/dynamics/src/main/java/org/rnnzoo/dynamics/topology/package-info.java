/**
 * What kind of flow a network has: its fixed points for each of some constant inputs, and where
 * each input takes the network from each state in which it can rest.
 *
 * <p>This is left when all geometry is taken away. Networks trained alike often agree in it though
 * their geometry differs (Maheswaranathan et al. 2019), and where they do not, they have found
 * different solutions (Turner et al. 2021).
 */
@Version("0.1.0")
@NullMarked
package org.rnnzoo.dynamics.topology;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
