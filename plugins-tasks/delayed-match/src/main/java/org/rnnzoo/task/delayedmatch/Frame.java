package org.rnnzoo.task.delayedmatch;

import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.AngleCode;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Loss;

/** The parameters that all delayed-match tasks share: timing, channels, noise and mask. */
public record Frame(
    @Parameter(help = "Probability that the test matches.", min = 0, max = 1)
        double matchProbability,
    @Parameter(help = "Fixation before the sample.", unit = "ms", min = 1, max = 60_000)
        DurationLaw fixationMs,
    @Parameter(help = "Length of the sample.", unit = "ms", min = 1, max = 60_000)
        DurationLaw sampleMs,
    @Parameter(
            help =
                "Delay from the end of a stimulus to the start of the next; drawn anew each time.",
            unit = "ms",
            min = 0,
            max = 60_000)
        DurationLaw delayMs,
    @Parameter(help = "Length of the test.", unit = "ms", min = 1, max = 60_000) DurationLaw testMs,
    @Parameter(
            help = "Time for the answer after the test; 0 if the answer is given during the test.",
            unit = "ms",
            min = 0,
            max = 60_000)
        DurationLaw decisionMs,
    @Parameter(
            help =
                "Probability that fixation goes on instead of a test, so that there is nothing to answer.",
            min = 0,
            max = 1)
        double catchProbability,
    @Parameter(help = "How directions are carried by channels.") AngleCode encoding,
    @Parameter(help = "Number of channels that are on until the answer is due.", min = 0, max = 100)
        int fixationNeurons,
    @Parameter(help = "Least strength of a stimulus; drawn anew for each.", min = 0.01, max = 10)
        double lowestGain,
    @Parameter(help = "Greatest strength of a stimulus.", min = 0.01, max = 10) double highestGain,
    @Parameter(help = "Size of the noise of every input.", symbol = "σ", min = 0, max = 10)
        double sigma,
    @Parameter(help = "Whether negative inputs are set to 0.") boolean rectify,
    @Unwrapped ChoiceRule choice) {

  /** The timing of Masse et al. 2019. */
  static final Frame BASIC =
      new Frame(
          0.5,
          fixed(500),
          fixed(500),
          fixed(1000),
          fixed(500),
          fixed(0),
          0,
          AngleCode.quad(4),
          1,
          1,
          1,
          0.1,
          true,
          ChoiceRule.MATCH);

  /** Timing that cannot be foreseen. */
  static final Frame VARIABLE =
      BASIC.timed(
          uniform(300, 700), fixed(500), new DurationLaw.TruncatedExponential(500, 500, 2000), 0);

  /** Timing that cannot be foreseen, noisy stimuli of varying strength, and catch trials. */
  static final Frame REALISTIC =
      VARIABLE
          .timed(VARIABLE.fixationMs, VARIABLE.sampleMs, VARIABLE.delayMs, 0.1)
          .presented(AngleCode.ring(24, 4), 1, 0.7, 1.3, 0.4, ChoiceRule.MATCH);

  /** Channels and mask as in the code of Masse et al. 2019, which has no fixation input. */
  static final Frame REFERENCE =
      BASIC.presented(
          AngleCode.ring(24, 4), 0, 1, 1, 0.1, new ChoiceRule(Loss.CROSS_ENTROPY, 0, 1, 0, 50, 2));

  public Frame {
    Require.between("matchProbability", matchProbability, 0, 1);
    Require.between("catchProbability", catchProbability, 0, 1);
    Require.lasts("fixationMs", fixationMs);
    Require.lasts("sampleMs", sampleMs);
    Require.lasts("testMs", testMs);
    if (hasDecision(decisionMs)) {
      Require.lasts("decisionMs", decisionMs);
    }
    Require.between("fixationNeurons", fixationNeurons, 0, 100);
    Require.between("lowestGain", lowestGain, 0.01, 10);
    Require.between("highestGain", highestGain, lowestGain, 10);
    Require.between("sigma", sigma, 0, 10);
  }

  /** Whether there is time for the answer after the test. */
  boolean hasDecision() {
    return hasDecision(decisionMs);
  }

  private static boolean hasDecision(DurationLaw decision) {
    return decision.longest() > 0;
  }

  /** The same with other durations. */
  Frame timed(DurationLaw fixation, DurationLaw sample, DurationLaw delay, double catches) {
    return new Frame(
        matchProbability,
        fixation,
        sample,
        delay,
        testMs,
        decisionMs,
        catches,
        encoding,
        fixationNeurons,
        lowestGain,
        highestGain,
        sigma,
        rectify,
        choice);
  }

  /** The same with other channels, noise and mask. */
  Frame presented(
      AngleCode code, int fixations, double lowest, double highest, double noise, ChoiceRule rule) {
    return new Frame(
        matchProbability,
        fixationMs,
        sampleMs,
        delayMs,
        testMs,
        decisionMs,
        catchProbability,
        code,
        fixations,
        lowest,
        highest,
        noise,
        rectify,
        rule);
  }
}
