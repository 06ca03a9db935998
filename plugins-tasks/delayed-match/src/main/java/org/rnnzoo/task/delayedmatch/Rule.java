package org.rnnzoo.task.delayedmatch;

import java.util.List;

/**
 * What a test must be to match.
 *
 * @param name a short name, such as {@code dms}
 * @param match how a matching test relates to the sample
 * @param lures how tests relate to the sample that do not match but tempt
 */
record Rule(String name, Relation match, List<Lure> lures) {

  /** Tests that tempt an observer who takes a shortcut. A test that matches is never a lure. */
  record Lure(String name, Relation relation) {}

  /** What a test that is no lure has instead of the name of one. */
  static final String NO_LURE = "none";

  boolean matches(Shown shown, double test) {
    return match.holds(shown, test);
  }

  /** The name of the lure that a test is, {@link #NO_LURE} if it is none. */
  String lure(Shown shown, double test) {
    return matches(shown, test)
        ? NO_LURE
        : lures.stream()
            .filter(lure -> lure.relation().holds(shown, test))
            .map(Lure::name)
            .findFirst()
            .orElse(NO_LURE);
  }

  boolean isLure(Shown shown, double test) {
    return !lure(shown, test).equals(NO_LURE);
  }
}
