/** A leaky recurrent network whose connectivity has low rank. */
package org.rnnzoo.model.lowrank;
