/**
 * A trained network as something to play with: states that are released, inputs that are held,
 * copies of a task that are silenced. Always the full network; a picture of it is a projection.
 */
package org.rnnzoo.workbench.explore;
