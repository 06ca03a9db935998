package org.rnnzoo.task.contextdecision;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;

/** How a trial says which of the two stimuli counts. */
@RecordBuilder
public record ContextCue(
    @Parameter(
            help =
                "When the context is shown: in the cue epoch (cued), from the stimulus to the end"
                    + " of the trial (mante), or until the response (steady).")
        ContextVariant contextVariant,
    @Parameter(help = "Value of the context input that is on.", min = 0.001, max = 100)
        double contextHeight)
    implements ContextCueBuilder.With {}
