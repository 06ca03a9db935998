package org.rnnzoo.task.tmaze;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.function.UnaryOperator;
import org.rnnzoo.api.Parameter;

/** What stands in the stem of the maze, and how it is seen. */
@RecordBuilder
public record Maze(
    @Parameter(help = "Cues at set times (sequence) or at random places (towers).")
        CueLayout layout,
    @Parameter(
            help =
                "The maze as seen: channels for cues, position and junction, or three bits that"
                    + " name the kind of place, with a single cue.")
        Observation observation,
    @Parameter(help = "The cues at set times, with the layout sequence.") CueSequence sequence,
    @Parameter(help = "The towers, with the layout towers.") Towers towers)
    implements MazeBuilder.With {

  public Maze {
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

  /** The same with other cues at set times. */
  Maze withSequence(UnaryOperator<CueSequence> change) {
    return withSequence(change.apply(sequence));
  }

  /** The same with other towers. */
  Maze withTowers(UnaryOperator<Towers> change) {
    return withTowers(change.apply(towers));
  }
}
