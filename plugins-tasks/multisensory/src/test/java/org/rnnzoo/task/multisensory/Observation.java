package org.rnnzoo.task.multisensory;

import java.util.List;
import java.util.stream.IntStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;

/**
 * What an observer who averages over the stimulus knows of one trial.
 *
 * @param visual the mean difference of the visual inputs
 * @param auditory the mean difference of the auditory inputs
 * @param noise how uncertain they are
 */
record Observation(double visual, double auditory, Noise noise) {

  /** The standard deviations of the two mean differences. */
  record Noise(double visual, double auditory) {

    /** Those of noises of given sizes over a time in ms. */
    static Noise of(double visualSigma, double auditorySigma, double ms) {
      double perSigma = 2 * Math.sqrt(Clock.NOISE_TIME_CONSTANT / ms);
      return new Noise(perSigma * visualSigma, perSigma * auditorySigma);
    }
  }

  static Observation of(Trial trial, Clock clock, double sigma) {
    Epoch stimulus = trial.epoch("stimulus");
    double visualSigma = (double) trial.condition().getOrDefault("visualSigma", sigma);
    double auditorySigma = (double) trial.condition().getOrDefault("auditorySigma", sigma);
    return new Observation(
        mean(trial, "visual", stimulus),
        mean(trial, "auditory", stimulus),
        Noise.of(visualSigma, auditorySigma, clock.ms(stimulus.length())));
  }

  private static double mean(Trial trial, String sense, Epoch during) {
    Channels channels = trial.channels();
    int right = channels.input(sense + ".right");
    int left = channels.input(sense + ".left");
    return IntStream.range(during.start(), during.end())
        .mapToDouble(step -> trial.input(step, right) - trial.input(step, left))
        .average()
        .orElseThrow();
  }

  /** The answer of an observer who adds the senses with weights: 1 for right, −1 for left. */
  int weighted(double visualWeight, double auditoryWeight) {
    return (int) Math.signum(visualWeight * visual + auditoryWeight * auditory);
  }

  /** The answer of an observer who knows what can be shown, and how noisily. */
  int bayesian(List<Coherences> possible) {
    return possible.stream().mapToDouble(c -> c.side() * likelihood(c)).sum() > 0 ? 1 : -1;
  }

  private double likelihood(Coherences shown) {
    double x = (visual - shown.visual()) / noise.visual();
    double y = (auditory - shown.auditory()) / noise.auditory();
    return Math.exp(-(x * x + y * y) / 2);
  }
}
