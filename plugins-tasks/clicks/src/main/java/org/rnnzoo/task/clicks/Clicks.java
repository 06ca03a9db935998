package org.rnnzoo.task.clicks;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;

/**
 * The clicks of one trial.
 *
 * @param all the clicks; never as many on the left as on the right
 * @param height the value of a standard click on its input
 * @param stimulus the stretch in which clicks come
 */
record Clicks(List<Click> all, double height, Epoch stimulus) {

  private static final int MANY = 10_000;

  /**
   * Clicks of which one side has more than the other.
   *
   * @param draw draws clicks
   * @throws IllegalArgumentException if the sides tie again and again
   */
  static List<Click> untied(Supplier<Stream<Click>> draw) {
    for (int attempt = 0; attempt < MANY; attempt++) {
      List<Click> clicks = draw.get().toList();
      if (2 * count(clicks, Side.LEFT) != clicks.size()) {
        return clicks;
      }
    }
    throw new IllegalArgumentException(
        "Of %s draws of clicks, none had more on one side than on the other; make clicks more frequent or the two sides more different."
            .formatted(MANY));
  }

  int count(Side side) {
    return count(all, side);
  }

  /** The number of clicks on the right minus that on the left. */
  int difference() {
    return count(Side.RIGHT) - count(Side.LEFT);
  }

  /** The side with more clicks. */
  Side richer() {
    return difference() > 0 ? Side.RIGHT : Side.LEFT;
  }

  /** Writes the clicks; those that fall into the same step add up. */
  void show(TrialBuilder trial) {
    for (Click click : all) {
      trial.input(click.side().word()).add(click.amplitude() * height, click.shown());
    }
  }

  /** Records the clicks. */
  void record(TrialBuilder trial) {
    trial.condition("label", richer().word());
    trial.condition("nLeft", count(Side.LEFT));
    trial.condition("nRight", count(Side.RIGHT));
    trial.condition("diff", difference());
    for (Side side : Side.values()) {
      trial.condition(side.word() + "Ms", times(trial, side));
      trial.condition(side.word() + "Sum", of(side).mapToDouble(Click::amplitude).sum());
    }
    trial.condition("stimulusMs", trial.clock().ms(stimulus.length()));
  }

  /** When clicks of a side start, in ms from the start of the stimulus. */
  private String times(TrialBuilder trial, Side side) {
    return of(side)
        .map(click -> "" + trial.clock().ms(click.shown().start() - stimulus.start()))
        .collect(joining(" "));
  }

  private Stream<Click> of(Side side) {
    return all.stream().filter(click -> click.side() == side);
  }

  private static int count(List<Click> clicks, Side side) {
    return (int) clicks.stream().filter(click -> click.side() == side).count();
  }
}
