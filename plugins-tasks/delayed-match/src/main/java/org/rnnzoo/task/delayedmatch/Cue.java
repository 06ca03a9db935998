package org.rnnzoo.task.delayedmatch;

import static org.rnnzoo.api.task.DurationLaw.fixed;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.DurationLaw;

/**
 * The inputs that tell the rule of a trial, and when they do; a group of parameters.
 *
 * @param span when the cue is shown
 * @param lengthMs the length of a retro cue
 * @param afterMs the delay from the end of a retro cue to the test
 * @param neurons the number of channels of each rule
 * @param gain the height of a channel relative to that of a stimulus
 */
@RecordBuilder
public record Cue(
    @Parameter(help = "When the rule is cued.") Span span,
    @Parameter(help = "Length of a retro cue.", unit = "ms", min = 1, max = 60_000)
        DurationLaw lengthMs,
    @Parameter(
            help = "Delay from the end of a retro cue to the test.",
            unit = "ms",
            min = 0,
            max = 60_000)
        DurationLaw afterMs,
    @Parameter(help = "Number of channels of each rule.", min = 1, max = 100) int neurons,
    @Parameter(help = "Height of a cue, relative to that of a stimulus.", min = 0.001, max = 100)
        double gain)
    implements CueBuilder.With {

  /** When the rule of a trial is cued. */
  public enum Span {
    /** As long as the fixation cue is on. */
    UNTIL_TEST,
    /** From the start of the trial to the end of the test. */
    FULL,
    /** Before the sample only. */
    EARLY,
    /** In the delay only, {@code delayMs} after the sample. */
    RETRO
  }

  /** A cue with one channel for each rule; a retro cue is shown as by Masse et al. 2019. */
  static Cue of(Span span) {
    return new Cue(span, fixed(250), fixed(250), 1, 1);
  }

  /** A retro cue that is followed by a delay. */
  static Cue retro(DurationLaw afterMs) {
    return new Cue(Span.RETRO, fixed(250), afterMs, 1, 1);
  }

  /** The inputs that cue a rule. */
  List<String> channels(String rule) {
    return DelayedMatch.numbered("rule." + rule, neurons);
  }
}
