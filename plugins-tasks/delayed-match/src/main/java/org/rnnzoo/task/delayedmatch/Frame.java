package org.rnnzoo.task.delayedmatch;

import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.AngleCode;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Loss;

/** The parameters that all delayed-match tasks share: timing, channels, noise and mask. */
@RecordBuilder
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
    @Unwrapped ChoiceRule choice)
    implements FrameBuilder.With {

  /** The timing of Masse et al. 2019. */
  static final Frame BASIC =
      FrameBuilder.builder()
          .matchProbability(0.5)
          .fixationMs(fixed(500))
          .sampleMs(fixed(500))
          .delayMs(fixed(1000))
          .testMs(fixed(500))
          .decisionMs(fixed(0))
          .catchProbability(0)
          .encoding(AngleCode.quad(4))
          .fixationNeurons(1)
          .lowestGain(1)
          .highestGain(1)
          .sigma(0.1)
          .rectify(true)
          .choice(ChoiceRule.MATCH)
          .build();

  /** Timing that cannot be foreseen. */
  static final Frame VARIABLE =
      BASIC
          .withFixationMs(uniform(300, 700))
          .withDelayMs(new DurationLaw.TruncatedExponential(500, 500, 2000));

  /** Timing that cannot be foreseen, noisy stimuli of varying strength, and catch trials. */
  static final Frame REALISTIC =
      VARIABLE
          .withCatchProbability(0.1)
          .withEncoding(AngleCode.ring(24, 4))
          .withLowestGain(0.7)
          .withHighestGain(1.3)
          .withSigma(0.4);

  /** Channels and mask as in the code of Masse et al. 2019, which has no fixation input. */
  static final Frame REFERENCE =
      BASIC
          .withEncoding(AngleCode.ring(24, 4))
          .withFixationNeurons(0)
          .withChoice(new ChoiceRule(Loss.CROSS_ENTROPY, 0, 1, 0, 50, 2));

  public Frame {
    if (hasDecision(decisionMs)) {
      Require.lasts("decisionMs", decisionMs);
    }
    Require.between("highestGain", highestGain, lowestGain, 10);
  }

  /** Whether there is time for the answer after the test. */
  boolean hasDecision() {
    return hasDecision(decisionMs);
  }

  private static boolean hasDecision(DurationLaw decision) {
    return decision.longest() > 0;
  }
}
