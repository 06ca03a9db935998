package org.rnnzoo.task.dualmatch;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;

/** A delay with a cue, and the test at its end. */
final class Round {

  private final Display display;
  private final TrialBuilder trial;
  private final RandomGenerator random;
  private final Map<Location, Integer> samples;
  private final int number;

  /**
   * @param samples the direction shown at each location
   * @param number 1 for the first round
   */
  Round(Display display, TrialBuilder trial, Map<Location, Integer> samples, int number) {
    this.display = display;
    this.trial = trial;
    this.random = trial.random();
    this.samples = samples;
    this.number = number;
  }

  /** Lays and writes the round and returns the location that was cued. */
  Location compose() {
    DualMatchParameters p = display.parameters();
    Location cued = Location.draw(random);
    Epoch delay = trial.epoch(numbered("delay"), p.timing().delayMs());
    Epoch test = trial.epoch(numbered("test"), p.timing().testMs());
    display.fixate(delay);
    display.cue(cued, p.cue().window(trial, delay, test));
    boolean match = random.nextDouble() < p.matches().matchProbability();
    boolean uncuedMatch = random.nextDouble() < p.matches().uncuedMatchProbability();
    trial.condition(numbered("cue"), cued.letter());
    trial.condition(numbered("match"), match ? 1 : 0);
    trial.condition(numbered("uncuedMatch"), uncuedMatch ? 1 : 0);
    test(numbered("testCued"), cued, match, test);
    test(numbered("testUncued"), cued.other(), uncuedMatch, test);
    display.time(delay, test);
    p.choice().respond(trial, match ? "match" : "nonmatch", test);
    return cued;
  }

  private void test(String name, Location location, boolean match, Epoch during) {
    int sample = samples.get(location);
    int shown = match ? sample : display.directionOtherThan(sample);
    display.show(name, location, shown, during);
  }

  private String numbered(String name) {
    return name + "-" + number;
  }
}
