package org.rnnzoo.task.tmaze;

import org.rnnzoo.api.task.TrialBuilder;

/** What the stem of the maze looks like. */
sealed interface Stem permits CueSequence, Towers {

  /** Lays the epochs from the first cue to the junction and draws the cues. */
  Passage lay(TrialBuilder trial);
}
