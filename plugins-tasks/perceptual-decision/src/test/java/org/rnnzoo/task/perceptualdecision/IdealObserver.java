package org.rnnzoo.task.perceptualdecision;

import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.integration.SimpsonIntegrator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;

/** An observer who averages each motion input over the stimulus and chooses the highest. */
final class IdealObserver {

  private static final NormalDistribution NORMAL = new NormalDistribution();

  private IdealObserver() {}

  /** How often it is right in theory. */
  static double accuracy(int choices, double coherence, double stimulusMs, double sigma) {
    double distance = coherence / (sigma * Math.sqrt(2 * Clock.NOISE_TIME_CONSTANT / stimulusMs));
    return new SimpsonIntegrator()
        .integrate(
            1_000_000,
            x ->
                NORMAL.density(x - distance)
                    * Math.pow(NORMAL.cumulativeProbability(x), choices - 1),
            distance - 8,
            distance + 8);
  }

  /** The place of the direction that it chooses. */
  static int choose(Trial trial) {
    int directions = trial.channels().inputs().size() - 1;
    Epoch stimulus = trial.epoch("stimulus");
    int best = 0;
    for (int direction = 1; direction < directions; direction++) {
      best = sum(trial, direction, stimulus) > sum(trial, best, stimulus) ? direction : best;
    }
    return best;
  }

  private static double sum(Trial trial, int direction, Epoch stimulus) {
    return IntStream.range(stimulus.start(), stimulus.end())
        .mapToDouble(step -> trial.input(step, 1 + direction))
        .sum();
  }
}
