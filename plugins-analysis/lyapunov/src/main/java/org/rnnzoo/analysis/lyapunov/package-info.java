/**
 * Lyapunov exponents: how fast nearby states of a trained network part or meet.
 *
 * <p>Fixed points say what a network does where it stands still. A chaotic network never does, and
 * what can be said about it is how strongly it stretches and folds: the exponents, their sum, and
 * the dimension of the attractor that follows from them. They are measured the classical way
 * (Benettin et al. 1980): tangent vectors are carried along a trajectory by the Jacobian of the
 * simulated step and made orthonormal again and again; what that takes off their lengths is what
 * they grew.
 */
package org.rnnzoo.analysis.lyapunov;
