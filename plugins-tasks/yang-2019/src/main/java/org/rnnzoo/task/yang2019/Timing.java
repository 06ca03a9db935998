package org.rnnzoo.task.yang2019;

import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import java.util.Arrays;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.TrialBuilder;

/**
 * When things happen in a family of rules. An epoch of 0 ms is absent.
 *
 * @param go what tells that it is time to answer
 * @param fixation before the first stimulus
 * @param first the first stimulus, or all stimuli if they come together
 * @param delay after the first stimulus
 * @param second the second stimulus
 * @param pause after the second stimulus
 * @param response the answer
 */
record Timing(
    Go go,
    DurationLaw fixation,
    DurationLaw first,
    DurationLaw delay,
    DurationLaw second,
    DurationLaw pause,
    DurationLaw response) {

  /** What tells that it is time to answer. */
  enum Go {
    /** Fixation goes off; no stimulus is left. */
    FIXATION_OFF,
    /** Fixation goes off; the stimulus stays to the end. */
    FIXATION_OFF_STIMULUS_ON,
    /** A stimulus comes on and stays to the end; so does fixation. */
    STIMULUS_ON
  }

  private static final DurationLaw NONE = fixed(0);
  private static final DurationLaw RESPONSE = fixed(500);
  private static final DurationLaw ONE_STIMULUS = choice(200, 400, 600);
  private static final DurationLaw DELAY = choice(200, 400, 800, 1600);

  static final Timing VISIBLE =
      new Timing(
          Go.FIXATION_OFF_STIMULUS_ON,
          uniform(300, 700),
          uniform(500, 1500),
          NONE,
          NONE,
          NONE,
          RESPONSE);
  static final Timing REACTION =
      new Timing(Go.STIMULUS_ON, uniform(500, 2500), NONE, NONE, NONE, NONE, RESPONSE);
  static final Timing MEMORY =
      new Timing(Go.FIXATION_OFF, choice(300, 500, 700), ONE_STIMULUS, DELAY, NONE, NONE, RESPONSE);
  static final Timing TOGETHER =
      new Timing(
          Go.FIXATION_OFF, uniform(100, 400), choice(400, 800, 1600), NONE, NONE, NONE, RESPONSE);
  static final Timing IN_SEQUENCE =
      new Timing(
          Go.FIXATION_OFF,
          choice(200, 400, 600),
          ONE_STIMULUS,
          DELAY,
          ONE_STIMULUS,
          uniform(100, 300),
          RESPONSE);
  static final Timing MATCH =
      new Timing(Go.STIMULUS_ON, choice(200, 400, 600), ONE_STIMULUS, DELAY, NONE, NONE, RESPONSE);
  static final Timing CATEGORY =
      new Timing(
          Go.STIMULUS_ON, choice(200, 400, 600), ONE_STIMULUS, DELAY, NONE, NONE, ONE_STIMULUS);

  /** Draws the epochs of a trial and lays them end to end. */
  Schedule lay(TrialBuilder trial) {
    return new Schedule(
        trial.epoch("fixation", fixation),
        trial.epoch("stimulus-1", first),
        trial.epoch("delay", delay),
        trial.epoch("stimulus-2", second),
        trial.epoch("pause", pause),
        trial.epoch("response", response));
  }

  private static DurationLaw choice(double... ms) {
    return new DurationLaw.Choice(Arrays.stream(ms).boxed().toList());
  }
}
