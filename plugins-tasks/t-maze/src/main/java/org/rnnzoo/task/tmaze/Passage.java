package org.rnnzoo.task.tmaze;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.Supplier;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;

/**
 * The way to the junction in one trial.
 *
 * @param cues what is seen, in the order of time; never as many on the left as on the right
 * @param cueHeight the value of a cue's input while it is visible
 * @param cuePeriod the stretch in which cues are seen
 * @param corridor the stretch without cues after it
 */
record Passage(List<Cue> cues, double cueHeight, Epoch cuePeriod, Epoch corridor) {

  private static final int MANY = 10_000;

  /**
   * Cues of which one side has more than the other.
   *
   * @param draw draws cues
   * @throws IllegalArgumentException if the sides tie again and again
   */
  static List<Cue> untied(Supplier<List<Cue>> draw) {
    for (int attempt = 0; attempt < MANY; attempt++) {
      List<Cue> cues = draw.get();
      if (2 * count(cues, Side.LEFT) != cues.size()) {
        return cues;
      }
    }
    throw new IllegalArgumentException(
        "Of %s draws of cues, none had more on one side than on the other; make the cues more frequent or the two sides more different."
            .formatted(MANY));
  }

  /** The number of cues on a side. */
  int count(Side side) {
    return count(cues, side);
  }

  /** The number of cues on the right minus that on the left. */
  int netEvidence() {
    return count(Side.RIGHT) - count(Side.LEFT);
  }

  /** The side with more cues. */
  Side richer() {
    return netEvidence() > 0 ? Side.RIGHT : Side.LEFT;
  }

  /** Writes the cues; those of one side that are visible at the same time add up. */
  void show(TrialBuilder trial) {
    cues.forEach(cue -> trial.input(cue.side().cue()).add(cueHeight, cue.visible()));
  }

  /** Records what is seen. */
  void record(TrialBuilder trial) {
    trial.condition("label", richer().word());
    trial.condition("nLeft", count(Side.LEFT));
    trial.condition("nRight", count(Side.RIGHT));
    trial.condition("netEvidence", netEvidence());
    trial.condition(
        "cueSides", cues.stream().map(cue -> "" + cue.side().letter()).collect(joining()));
    trial.condition(
        "cueTimesMs",
        cues.stream()
            .map(cue -> "" + trial.clock().ms(cue.visible().start()))
            .collect(joining(" ")));
    trial.condition("cuePeriodMs", trial.clock().ms(cuePeriod.length()));
    trial.condition("corridorMs", trial.clock().ms(corridor.length()));
  }

  private static int count(List<Cue> cues, Side side) {
    return (int) cues.stream().filter(cue -> cue.side() == side).count();
  }
}
