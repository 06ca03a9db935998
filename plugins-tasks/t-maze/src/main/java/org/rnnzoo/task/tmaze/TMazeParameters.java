package org.rnnzoo.task.tmaze;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.DurationLaw;

/** The parameters of the T-maze. */
@RecordBuilder
public record TMazeParameters(
    @Parameter(help = "Run before the stretch with cues.", unit = "ms", min = 0, max = 60_000)
        DurationLaw startMs,
    @Parameter(help = "Cues at set times (sequence) or at random places (towers).")
        CueLayout layout,
    @Parameter(
            help =
                "The maze as seen: channels for cues, position and junction, or three bits that"
                    + " name the kind of place, with a single cue.")
        Observation observation,
    @Parameter(help = "The cues at set times, with the layout sequence.") CueSequence sequence,
    @Parameter(help = "The towers, with the layout towers.") Towers towers,
    @Parameter(help = "Time at the junction.", unit = "ms", min = 1, max = 60_000)
        DurationLaw junctionMs,
    @Unwrapped ChoiceRule choice,
    @Parameter(help = "Size of the input noise.", symbol = "σ", min = 0, max = 10) double sigma)
    implements TMazeParametersBuilder.With {

  public TMazeParameters {
    if (observation == Observation.BITS
        && (layout != CueLayout.SEQUENCE || sequence.count() != 1)) {
      throw new IllegalArgumentException(
          "observation is bits, which can tell a single cue only; set layout to sequence and"
              + " sequence.count to 1.");
    }
  }

  /** The stem of the layout. */
  Stem stem() {
    return layout == CueLayout.SEQUENCE ? sequence : towers;
  }
}
