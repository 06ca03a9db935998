package org.rnnzoo.task.delayedmatch;

import org.rnnzoo.api.task.DurationLaw;

/** Variations of frames. */
final class Frames {

  private Frames() {}

  static Frame unrectified(Frame f) {
    return with(f, f.matchProbability(), f.testMs(), f.decisionMs(), f.sigma(), false);
  }

  static Frame silent(Frame f) {
    return with(f, f.matchProbability(), f.testMs(), f.decisionMs(), 0, f.rectify());
  }

  static Frame decision(Frame f, DurationLaw decision) {
    return with(f, f.matchProbability(), f.testMs(), decision, f.sigma(), f.rectify());
  }

  static Frame test(Frame f, DurationLaw test) {
    return with(f, f.matchProbability(), test, f.decisionMs(), f.sigma(), f.rectify());
  }

  static Frame matching(Frame f, double probability) {
    return with(f, probability, f.testMs(), f.decisionMs(), f.sigma(), f.rectify());
  }

  private static Frame with(
      Frame f,
      double matchProbability,
      DurationLaw test,
      DurationLaw decision,
      double sigma,
      boolean rectify) {
    return new Frame(
        matchProbability,
        f.fixationMs(),
        f.sampleMs(),
        f.delayMs(),
        test,
        decision,
        f.catchProbability(),
        f.encoding(),
        f.fixationNeurons(),
        f.lowestGain(),
        f.highestGain(),
        sigma,
        rectify,
        f.choice());
  }
}
