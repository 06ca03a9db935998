package org.rnnzoo.task.dualmatch;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.stream.IntStream;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.AngleCode;

/** What the input channels carry. */
@RecordBuilder
public record InputChannels(
    @Parameter(help = "How directions are carried by channels.") AngleCode encoding,
    @Parameter(
            help = "Number of channels that are on whenever no answer is due.",
            min = 0,
            max = 100)
        int fixationNeurons)
    implements InputChannelsBuilder.With {

  /** The inputs that are on whenever no answer is due. */
  List<String> fixationChannels() {
    return numbered("fixation", fixationNeurons);
  }

  /** The names of channels that carry the same; a single one has no number. */
  static List<String> numbered(String name, int count) {
    return count == 1
        ? List.of(name)
        : IntStream.rangeClosed(1, count).mapToObj(i -> name + "." + i).toList();
  }
}
