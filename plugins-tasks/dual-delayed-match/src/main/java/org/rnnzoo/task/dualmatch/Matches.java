package org.rnnzoo.task.dualmatch;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;

/** What is shown at the two locations, and how often a test matches. */
@RecordBuilder
public record Matches(
    @Parameter(
            help = "Number of directions, spread evenly over the circle.",
            symbol = "K",
            min = 2,
            max = 360)
        int directions,
    @Parameter(help = "Probability that a test at the cued location matches.", min = 0, max = 1)
        double matchProbability,
    @Parameter(help = "Probability that a test at the other location matches.", min = 0, max = 1)
        double uncuedMatchProbability)
    implements MatchesBuilder.With {}
