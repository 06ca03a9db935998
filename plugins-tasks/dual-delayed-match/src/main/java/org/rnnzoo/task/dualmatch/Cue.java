package org.rnnzoo.task.dualmatch;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;

/**
 * The inputs that tell, from half of a delay on, which location will be tested; a group of
 * parameters.
 *
 * @param span how long the cue stays
 * @param lengthMs the length of a brief cue, cut off at the end of the delay
 * @param neurons the number of channels of each location
 * @param gain the height of a channel relative to that of a stimulus
 */
@RecordBuilder
public record Cue(
    @Parameter(help = "How long a cue stays on.") Span span,
    @Parameter(help = "Length of a brief cue.", unit = "ms", min = 1, max = 60_000) double lengthMs,
    @Parameter(help = "Number of channels of each location.", min = 1, max = 100) int neurons,
    @Parameter(help = "Height of a cue, relative to that of a stimulus.", min = 0.001, max = 100)
        double gain)
    implements CueBuilder.With {

  /** How long a cue stays on. */
  public enum Span {
    /** To the end of the test. */
    THROUGH_TEST,
    /** For {@code lengthMs}, so that the location must be kept in mind. */
    BRIEF
  }

  static Cue of(Span span, int neurons) {
    return new Cue(span, 250, neurons, 1);
  }

  /** When the cue to a test is on. */
  Epoch window(TrialBuilder trial, Epoch delay, Epoch test) {
    Epoch secondHalf = new Epoch("cue", delay.start() + delay.length() / 2, delay.end());
    return span == Span.BRIEF
        ? trial.pulse("cue", secondHalf, 0, DurationLaw.fixed(lengthMs))
        : secondHalf.through(test);
  }
}
