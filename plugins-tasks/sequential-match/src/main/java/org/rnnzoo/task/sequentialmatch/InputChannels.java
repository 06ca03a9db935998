package org.rnnzoo.task.sequentialmatch;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.stream.IntStream;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.AngleCode;

/** What the input channels carry. */
@RecordBuilder
public record InputChannels(
    @Parameter(help = "How directions are carried by channels.") AngleCode encoding,
    @Parameter(help = "Number of channels that are always on.", min = 0, max = 100)
        int fixationNeurons)
    implements InputChannelsBuilder.With {

  /** The inputs that are always on. */
  List<String> fixationChannels() {
    return fixationNeurons == 1
        ? List.of("fixation")
        : IntStream.rangeClosed(1, fixationNeurons).mapToObj(i -> "fixation." + i).toList();
  }
}
