package org.rnnzoo.dynamics;

/**
 * The two forms of the leaky network. With constant input they have the same fixed points and
 * spectra (Miller &amp; Fumarola 2012).
 */
public enum Form {
  /** The state is a firing rate: {@code τ dr/dt = −r + φ(W r + W_in u + b)}, read out from r. */
  RATE,
  /** The state is a current: {@code τ dh/dt = −h + W φ(h) + W_in u + b}, read out from φ(h). */
  CURRENT
}
