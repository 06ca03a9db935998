package org.rnnzoo.task.delayeddiscrimination;

import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;

/** An observer who averages over each stimulus and compares the two means. */
final class IdealObserver {

  private static final NormalDistribution NORMAL = new NormalDistribution();

  private IdealObserver() {}

  /** How often it is right in theory about a pair whose stimuli last so long. */
  static double accuracy(DelayedDiscriminationParameters p, Pair pair, double f1Ms, double f2Ms) {
    // Rising minus falling input: its difference between the stimuli, and its noise in both.
    double signal = 2 * Math.abs(p.rising(pair.f1()) - p.rising(pair.f2()));
    double variance = 4 * p.sigma() * p.sigma() * Clock.NOISE_TIME_CONSTANT * (1 / f1Ms + 1 / f2Ms);
    return NORMAL.cumulativeProbability(signal / Math.sqrt(variance));
  }

  /** The place of the output that it chooses. */
  static int choose(Trial trial) {
    return mean(trial, trial.epoch("f1")) > mean(trial, trial.epoch("f2")) ? 1 : 2;
  }

  private static double mean(Trial trial, Epoch during) {
    return IntStream.range(during.start(), during.end())
        .mapToDouble(step -> trial.input(step, 1) - trial.input(step, 2))
        .average()
        .orElseThrow();
  }
}
