package org.rnnzoo.task.yang2019;

/** What several rules have in common. */
sealed interface Design permits Reach, Compare, Match {

  /** When things happen. */
  Timing timing();

  /** Draws the stimuli, shows them and says what is wanted. */
  void compose(Scene scene);
}
