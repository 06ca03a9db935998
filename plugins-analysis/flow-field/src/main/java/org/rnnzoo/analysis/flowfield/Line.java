package org.rnnzoo.analysis.flowfield;

import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.HeldInput;

/**
 * The flow under one held input of a network with a single state variable, which has no plane.
 *
 * @param input the input
 * @param points its fixed points
 */
record Line(HeldInput input, FixedPoints points) {}
