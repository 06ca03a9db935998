package org.rnnzoo.task.contextdecision;

/** When the context is shown. */
public enum ContextVariant {
  /** In the cue epoch, before the stimulus; it must be remembered (Langdon &amp; Engel). */
  CUED,
  /** From the stimulus on to the end of the trial (Mante et al.). */
  MANTE,
  /** From the start of the trial until the response. */
  STEADY
}
