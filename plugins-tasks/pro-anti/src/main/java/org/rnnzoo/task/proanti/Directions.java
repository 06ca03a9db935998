package org.rnnzoo.task.proanti;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.AngleCode;

/** What directions there are, and how inputs and answers carry them. */
@RecordBuilder
public record Directions(
    @Parameter(
            help =
                "Left or right (side); or any direction, answered by its cosine and sine (vector)"
                    + " or in the code of the stimulus (population).")
        Report report,
    @Parameter(help = "How the inputs carry any direction, and the outputs of a population.")
        AngleCode encoding)
    implements DirectionsBuilder.With {}
