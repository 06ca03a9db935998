package org.rnnzoo.workbench.sweep;

import java.util.Locale;

/** How far a cell of a sweep is. */
public enum CellState {
  /** Trained and analysed. */
  DONE,
  /** A worker has it. */
  RUNNING,
  /** Begun, and left by a worker that stopped or died; the next one goes on from its checkpoint. */
  INTERRUPTED,
  /** Training or an analysis failed; {@code zoo sweep retry} lets workers try again. */
  FAILED,
  /** Nobody has begun it. */
  WAITING;

  /** The word in listings. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
