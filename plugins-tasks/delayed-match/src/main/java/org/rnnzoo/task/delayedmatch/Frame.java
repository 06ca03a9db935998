package org.rnnzoo.task.delayedmatch;

import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.function.UnaryOperator;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.AngleCode;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.NoisyStimuli;

/** The parameters that all delayed-match tasks share: timing, channels, noise and mask. */
@RecordBuilder
public record Frame(
    @Parameter(help = "Probability that the test matches.", min = 0, max = 1)
        double matchProbability,
    @Unwrapped Timing timing,
    @Parameter(
            help =
                "Probability that fixation goes on instead of a test, so that there is nothing to"
                    + " answer.",
            min = 0,
            max = 1)
        double catchProbability,
    @Unwrapped InputChannels channels,
    @Unwrapped NoisyStimuli stimuli,
    @Unwrapped ChoiceRule choice)
    implements FrameBuilder.With {

  /** The timing of Masse et al. 2019. */
  static final Frame BASIC =
      FrameBuilder.builder()
          .matchProbability(0.5)
          .timing(
              TimingBuilder.builder()
                  .fixationMs(fixed(500))
                  .sampleMs(fixed(500))
                  .delayMs(fixed(1000))
                  .testMs(fixed(500))
                  .decisionMs(fixed(0))
                  .build())
          .catchProbability(0)
          .channels(
              InputChannelsBuilder.builder().encoding(AngleCode.quad(4)).fixationNeurons(1).build())
          .stimuli(NoisyStimuli.STANDARD)
          .choice(ChoiceRule.MATCH)
          .build();

  /** Timing that cannot be foreseen. */
  static final Frame VARIABLE =
      BASIC.withTiming(
          t ->
              t.withFixationMs(uniform(300, 700))
                  .withDelayMs(new DurationLaw.TruncatedExponential(500, 500, 2000)));

  /** Timing that cannot be foreseen, noisy stimuli of varying strength, and catch trials. */
  static final Frame REALISTIC =
      VARIABLE
          .withCatchProbability(0.1)
          .withChannels(c -> c.withEncoding(AngleCode.ring(24, 4)))
          .withStimuli(NoisyStimuli.STANDARD.withGains(0.7, 1.3).withSigma(0.4));

  /** Channels and mask as in the code of Masse et al. 2019, which has no fixation input. */
  static final Frame REFERENCE =
      BASIC
          .withChannels(c -> c.withEncoding(AngleCode.ring(24, 4)).withFixationNeurons(0))
          .withChoice(new ChoiceRule(Loss.CROSS_ENTROPY, 0, 1, 0, 50, 2));

  /** The same with other timing. */
  Frame withTiming(UnaryOperator<Timing> change) {
    return withTiming(change.apply(timing));
  }

  /** The same with other input channels. */
  Frame withChannels(UnaryOperator<InputChannels> change) {
    return withChannels(change.apply(channels));
  }

  /** The same with other stimuli. */
  Frame withStimuli(UnaryOperator<NoisyStimuli> change) {
    return withStimuli(change.apply(stimuli));
  }
}
