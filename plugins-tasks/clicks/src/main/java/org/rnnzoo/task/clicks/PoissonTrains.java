package org.rnnzoo.task.clicks;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;

/**
 * Two Poisson trains of clicks with a common total rate (Brunton, Botvinick &amp; Brody 2013).
 *
 * <p>A click fills the one step that contains it. Its area, and so its effect, is the same at every
 * sampling period: it is as large as a pulse of height 1 that lasts {@code clickMs}.
 *
 * @param logRatios how uneven the trains are: the natural logarithm of the ratio of their rates
 */
@RecordBuilder
public record PoissonTrains(
    @Parameter(help = "Length of the stimulus.", unit = "ms", min = 1, max = 60_000)
        DurationLaw stimulusMs,
    @Parameter(help = "Clicks of both sides together.", unit = "1/s", min = 0.1, max = 1000)
        double totalPerS,
    @Parameter(
            help = "Log ratios of the two rates; one is drawn in every trial, and the richer side.",
            symbol = "γ",
            min = 0,
            max = 20)
        List<Double> logRatios,
    @Parameter(
            help = "Standard deviation of the amplitude of a click around 1; never below 0.",
            min = 0,
            max = 10)
        double amplitudeDeviation,
    @Parameter(help = "Area of a click of amplitude 1.", unit = "ms", min = 0.1, max = 1000)
        double clickMs)
    implements PoissonTrainsBuilder.With, Stimulus {

  public PoissonTrains {
    logRatios = List.copyOf(logRatios);
    Require.between("The number of trains.logRatios", logRatios.size(), 1, 1000);
  }

  @Override
  public Clicks lay(TrialBuilder trial) {
    RandomGenerator random = trial.random();
    Epoch stimulus = trial.epoch("stimulus", stimulusMs);
    double logRatio = logRatios.get(random.nextInt(logRatios.size()));
    double gamma = Side.draw(random) == Side.LEFT ? logRatio : -logRatio;
    double leftPerS = totalPerS / (1 + Math.exp(-gamma));
    trial.condition("gamma", gamma);
    List<Click> clicks =
        Clicks.untied(
            () ->
                Stream.concat(
                    train(Side.LEFT, leftPerS, stimulus, trial),
                    train(Side.RIGHT, totalPerS - leftPerS, stimulus, trial)));
    return new Clicks(clicks, clickMs / trial.clock().dt(), stimulus);
  }

  private Stream<Click> train(Side side, double perS, Epoch stimulus, TrialBuilder trial) {
    RandomGenerator random = trial.random();
    double end = trial.clock().ms(stimulus.length());
    return DoubleStream.iterate(wait(perS, random), ms -> ms < end, ms -> ms + wait(perS, random))
        .mapToObj(ms -> stepAt(ms, stimulus, trial))
        .filter(step -> step.length() > 0)
        .map(step -> new Click(side, amplitude(random), step));
  }

  /** The step that contains a moment: the one whose middle is nearest to it. */
  private static Epoch stepAt(double ms, Epoch stimulus, TrialBuilder trial) {
    double dt = trial.clock().dt();
    return trial.part(stimulus, ms - dt / 2, dt);
  }

  /** A draw of the time to the next click in ms; infinite if there is none. */
  private static double wait(double perS, RandomGenerator random) {
    return perS == 0 ? Double.POSITIVE_INFINITY : -1000 / perS * Math.log1p(-random.nextDouble());
  }

  private double amplitude(RandomGenerator random) {
    return amplitudeDeviation == 0
        ? 1
        : Math.max(0, 1 + amplitudeDeviation * random.nextGaussian());
  }
}
