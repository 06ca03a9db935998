package org.rnnzoo.workbench.sweep;

import java.util.Locale;

/** How far a cell of a sweep is. */
public enum CellState {
  /** Trained and analysed. */
  DONE,
  /** Done elsewhere: a table of that sweep has its values, but its run is not here. */
  DONE_ELSEWHERE,
  /** A worker has it. */
  RUNNING,
  /** Begun, and left by a worker that stopped or died; the next one goes on from its checkpoint. */
  INTERRUPTED,
  /** Training or an analysis failed; {@code zoo sweep retry} lets workers try again. */
  FAILED,
  /** Nobody has begun it. */
  WAITING;

  /** Whether nothing is left to do, here or elsewhere. */
  public boolean isDone() {
    return this == DONE || this == DONE_ELSEWHERE;
  }

  /** The word in listings. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
