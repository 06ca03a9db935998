package org.rnnzoo.task.delayedmatch;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.AngleCode;

/** What the input channels carry. */
@RecordBuilder
public record InputChannels(
    @Parameter(help = "How directions are carried by channels.") AngleCode encoding,
    @Parameter(help = "Number of channels that are on until the answer is due.", min = 0, max = 100)
        int fixationNeurons)
    implements InputChannelsBuilder.With {}
