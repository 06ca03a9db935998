package org.rnnzoo.api.train;

/** Why training stopped. */
public enum StopReason {
  /** The accuracy held at or above the wanted value for the wanted number of evaluations. */
  ACCURACY,
  /** The loss held at or below the wanted value for the wanted number of evaluations. */
  LOSS,
  /** The allowed number of steps was made. */
  STEPS,
  /** The allowed time was used up. */
  TIME,
  /** Somebody asked to stop; the run can be resumed. */
  INTERRUPTED,
  /** The loss was no longer a finite number. */
  DIVERGED
}
