/**
 * Flow fields: where a trained network would go next from every place of a plane.
 *
 * <p>A flow field of two state variables is the whole truth. One of a hundred is a choice: of the
 * plane, of where it cuts the state space, and of what the other directions do meanwhile. This
 * analysis lets the user choose the plane, draws on it what the framework draws for every portrait,
 * and says beside each picture how much of the activity the plane holds and how much of the
 * velocity leads out of it. So a slice is never taken for the flow of the network.
 */
package org.rnnzoo.analysis.flowfield;
