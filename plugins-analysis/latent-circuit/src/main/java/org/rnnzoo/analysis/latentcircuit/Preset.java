package org.rnnzoo.analysis.latentcircuit;

/** Which way of fitting a latent circuit. */
public enum Preset {
  /** Without noise, embedding in closed form, connectivity anchor. */
  DEFAULT,
  /**
   * As Langdon &amp; Engel (2025): labelled masks, an embedding without scale that is learnt by
   * gradient through the Cayley transform, noise in the network and in the circuit, no anchor.
   */
  AS_PUBLISHED,
  /** The default with noise in the network and in the circuit, for the best causal validity. */
  VALIDATE;

  /** Whether network and circuit are noisy in the fit. */
  boolean noisy() {
    return this != DEFAULT;
  }
}
