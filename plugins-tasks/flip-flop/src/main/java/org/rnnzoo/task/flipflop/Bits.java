package org.rnnzoo.task.flipflop;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.stream.IntStream;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.Polarity;

/** The bits to remember, and their channels. */
@RecordBuilder
public record Bits(
    @Parameter(help = "Number of bits to remember.", symbol = "n", min = 1, max = 6) int bits,
    @Parameter(help = "Whether a bit has one signed channel or two non-negative ones.")
        Polarity polarity)
    implements BitsBuilder.With {

  /** The names of the bits, {@code bit-1}, {@code bit-2}, …. */
  List<String> names() {
    return IntStream.rangeClosed(1, bits).mapToObj(bit -> "bit-" + bit).toList();
  }
}
