package org.rnnzoo.task.tmaze;

/** How cues are spread over the stem. */
public enum CueLayout {
  /** A set number of cues at set times. */
  SEQUENCE,
  /** Towers that stand at random places and are passed at a speed drawn in every trial. */
  TOWERS
}
