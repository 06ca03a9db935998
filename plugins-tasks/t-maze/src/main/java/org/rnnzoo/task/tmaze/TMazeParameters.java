package org.rnnzoo.task.tmaze;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.function.UnaryOperator;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.DurationLaw;

/** The parameters of the T-maze. */
@RecordBuilder
public record TMazeParameters(
    @Parameter(help = "Run before the stretch with cues.", unit = "ms", min = 0, max = 60_000)
        DurationLaw startMs,
    @Unwrapped Maze maze,
    @Parameter(help = "Time at the junction.", unit = "ms", min = 1, max = 60_000)
        DurationLaw junctionMs,
    @Unwrapped ChoiceRule choice,
    @Parameter(help = "Size of the input noise.", symbol = "σ", min = 0, max = 10) double sigma)
    implements TMazeParametersBuilder.With {

  /** The same with another maze. */
  TMazeParameters withMaze(UnaryOperator<Maze> change) {
    return withMaze(change.apply(maze));
  }
}
