package org.rnnzoo.analysis.latentcircuit;

/** Which weights of a latent circuit may differ from 0. */
public enum Masks {
  /** All, and every node has a bias. */
  FREE,
  /**
   * Each input drives one node of its own and each output is read from one node of its own, both
   * with a weight of at least 0; recurrent weights are free and there is no bias. Nodes then carry
   * the names of the channels (Langdon &amp; Engel 2025).
   */
  LABELLED,
  /** Those that the user says, each with the sign that he says; every node has a bias. */
  CUSTOM
}
