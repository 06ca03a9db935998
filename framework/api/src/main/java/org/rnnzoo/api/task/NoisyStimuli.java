package org.rnnzoo.api.task;

import java.util.List;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;

/**
 * How strong stimuli are and how noisy all inputs; a group of parameters that tasks share which
 * compare stimuli across delays (after Masse et al. 2019).
 *
 * @param lowestGain the least strength of a stimulus
 * @param highestGain the greatest strength of a stimulus, at least {@code lowestGain}
 * @param sigma σ of the noise of every input
 * @param rectify whether inputs below 0 are set to 0 after the noise is added
 */
public record NoisyStimuli(
    @Parameter(help = "Least strength of a stimulus; drawn anew for each.", min = 0.01, max = 10)
        double lowestGain,
    @Parameter(help = "Greatest strength of a stimulus.", min = 0.01, max = 10) double highestGain,
    @Parameter(help = "Size of the noise of every input.", symbol = "σ", min = 0, max = 10)
        double sigma,
    @Parameter(help = "Whether negative inputs are set to 0.") boolean rectify) {

  /** All of strength 1, in a little noise, never below 0. */
  public static final NoisyStimuli STANDARD = new NoisyStimuli(1, 1, 0.1, true);

  public NoisyStimuli {
    Require.between("highestGain", highestGain, lowestGain, 10);
  }

  /** The same with a strength that is drawn for each stimulus. */
  public NoisyStimuli withGains(double lowest, double highest) {
    return new NoisyStimuli(lowest, highest, sigma, rectify);
  }

  /** The same with other noise. */
  public NoisyStimuli withSigma(double other) {
    return new NoisyStimuli(lowestGain, highestGain, other, rectify);
  }

  /** The same with inputs that are set to 0 below it, or not. */
  public NoisyStimuli withRectify(boolean other) {
    return new NoisyStimuli(lowestGain, highestGain, sigma, other);
  }

  /** Draws the strength of a stimulus; uses up one number even if there is one strength only. */
  public double drawGain(RandomGenerator random) {
    return lowestGain + (highestGain - lowestGain) * random.nextDouble();
  }

  /** Whether strengths differ from stimulus to stimulus. */
  public boolean gainVaries() {
    return highestGain > lowestGain;
  }

  /** Adds the noise to some inputs of a trial, after all else was written to them. */
  public void addNoise(TrialBuilder trial, List<String> inputs) {
    trial.noise(inputs, sigma);
    if (rectify) {
      trial.rectify();
    }
  }
}
