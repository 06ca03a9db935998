package org.rnnzoo.task.contextdecision;

import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;

/** Observers who average what a trial shows as long as it shows it. */
enum Observer {
  /** Judges what the context says. */
  IDEAL {
    @Override
    double evidence(Trial trial) {
      return mean(trial, (String) trial.condition().get("context"));
    }

    @Override
    double accuracy(double attended, double other, double noise) {
      return NORMAL.cumulativeProbability(Math.abs(attended) / noise);
    }
  },
  /**
   * Does not know the context. The answer that is most often right is then the sign of the sum: by
   * symmetry motion x speaks as much for right as motion −x for left.
   */
  BLIND {
    @Override
    double evidence(Trial trial) {
      return mean(trial, "motion") + mean(trial, "color");
    }

    @Override
    double accuracy(double attended, double other, double noise) {
      return NORMAL.cumulativeProbability(
          Math.signum(attended) * (attended + other) / (noise * Math.sqrt(2)));
    }
  };

  private static final NormalDistribution NORMAL = new NormalDistribution();

  /** What speaks for right if positive and for left if negative. */
  abstract double evidence(Trial trial);

  /**
   * How often it is right in theory.
   *
   * @param noise the standard deviation of the evidence for either coherence
   */
  abstract double accuracy(double attended, double other, double noise);

  /** The standard deviation of the mean difference of two inputs over a time in ms. */
  static double noise(double sigma, double ms) {
    return 2 * sigma * Math.sqrt(Clock.NOISE_TIME_CONSTANT / ms);
  }

  boolean isRight(Trial trial) {
    String answer = trial.channels().outputs().get(trial.decisions().get(0).output());
    return (evidence(trial) > 0 ? "right" : "left").equals(answer);
  }

  private static double mean(Trial trial, String name) {
    Channels channels = trial.channels();
    int right = channels.input(name + ".right");
    int left = channels.input(name + ".left");
    boolean fixates = channels.inputs().contains("fixation");
    Epoch stimulus = trial.epoch("stimulus");
    Epoch shown = fixates ? stimulus : stimulus.through(trial.epoch("response"));
    return IntStream.range(shown.start(), shown.end())
        .mapToDouble(step -> trial.input(step, right) - trial.input(step, left))
        .average()
        .orElseThrow();
  }
}
