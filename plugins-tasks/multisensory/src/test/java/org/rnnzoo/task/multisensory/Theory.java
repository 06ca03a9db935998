package org.rnnzoo.task.multisensory;

import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.rnnzoo.task.multisensory.Observation.Noise;

/** How often observers are right, by formula. */
final class Theory {

  private static final NormalDistribution NORMAL = new NormalDistribution();

  private Theory() {}

  /** The mean over all kinds of trials of a version. */
  static double mean(
      MultisensoryParameters p, ToDoubleBiFunction<List<Coherences>, Noise> accuracy) {
    double both = mean(p, "both", accuracy);
    if (p.senses().unimodalProbability() == 0) {
      return both;
    }
    double single = (mean(p, "visual", accuracy) + mean(p, "auditory", accuracy)) / 2;
    return p.senses().unimodalProbability() * single
        + (1 - p.senses().unimodalProbability()) * both;
  }

  /** The mean over the trials of one mode. */
  static double mean(
      MultisensoryParameters p, String mode, ToDoubleBiFunction<List<Coherences>, Noise> accuracy) {
    List<Coherences> possible = Coherences.possible(p, mode);
    return Quantiles.of(p.timing().stimulusMs())
        .flatMap(
            ms ->
                p.noise().noiseFactors().stream()
                    .map(f -> Noise.of(p.noise().sigma() * f, p.noise().sigma() / f, ms))
                    .mapToDouble(noise -> accuracy.applyAsDouble(possible, noise)))
        .average()
        .orElseThrow();
  }

  /** An observer who adds the senses with weights. */
  static ToDoubleBiFunction<List<Coherences>, Noise> weighted(double visual, double auditory) {
    return (possible, noise) -> {
      double deviation = Math.hypot(visual * noise.visual(), auditory * noise.auditory());
      return possible.stream()
          .mapToDouble(
              c ->
                  NORMAL.cumulativeProbability(
                      c.side() * (visual * c.visual() + auditory * c.auditory()) / deviation))
          .average()
          .orElseThrow();
    };
  }

  /**
   * An observer who knows what can be shown: {@code ½ + ½∫∫|p(x, y, right) − p(x, y, left)|}, on a
   * grid over all that can be observed.
   */
  static double bayesian(List<Coherences> possible, Noise noise) {
    double[] visual =
        axis(possible.stream().mapToDouble(Coherences::visual).max().orElseThrow(), noise.visual());
    double[] auditory =
        axis(
            possible.stream().mapToDouble(Coherences::auditory).max().orElseThrow(),
            noise.auditory());
    double[][] seen =
        possible.stream()
            .map(c -> density(visual, c.visual(), noise.visual()))
            .toArray(double[][]::new);
    double[][] heard =
        possible.stream()
            .map(c -> density(auditory, c.auditory(), noise.auditory()))
            .toArray(double[][]::new);
    double sum = 0;
    for (int x = 0; x < visual.length; x++) {
      for (int y = 0; y < auditory.length; y++) {
        double difference = 0;
        for (int k = 0; k < seen.length; k++) {
          difference += possible.get(k).side() * seen[k][x] * heard[k][y];
        }
        sum += Math.abs(difference);
      }
    }
    double cell = (visual[1] - visual[0]) * (auditory[1] - auditory[0]);
    return 0.5 + 0.5 * sum * cell / possible.size();
  }

  private static double[] axis(double largest, double deviation) {
    int points = 121;
    double end = largest + 5 * deviation;
    return IntStream.range(0, points)
        .mapToDouble(i -> end * (2.0 * i / (points - 1) - 1))
        .toArray();
  }

  private static double[] density(double[] axis, double mean, double deviation) {
    double[] values = new double[axis.length];
    for (int i = 0; i < axis.length; i++) {
      values[i] = NORMAL.density((axis[i] - mean) / deviation) / deviation;
    }
    return values;
  }
}
