package org.rnnzoo.task.proanti;

import java.util.Locale;

/** Where to respond. */
enum Rule {
  /** Towards the stimulus. */
  PRO(0),
  /** Away from it. */
  ANTI(180);

  private final double turn;

  Rule(double turn) {
    this.turn = turn;
  }

  /** The answer to a stimulus, both in degrees from 0 to 360. */
  double answer(double stimulus) {
    return (stimulus + turn) % 360;
  }

  /** The name of the rule in tables. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The input that shows the rule. */
  String channel() {
    return "rule." + word();
  }
}
