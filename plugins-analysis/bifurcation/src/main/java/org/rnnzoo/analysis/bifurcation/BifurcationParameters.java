package org.rnnzoo.analysis.bifurcation;

import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;

/** What is turned, how far, and for how long. */
public record BifurcationParameters(
    @Parameter(
            help =
                "What is turned: gain, a factor on all recurrent weights; input CHANNEL; weight I"
                    + " J, the recurrent weight onto unit I from unit J, from 0; or factor K, a"
                    + " factor on the K-th term of the weights of a low-rank network, from 0.")
        String turn,
    @Parameter(help = "The value that the scan begins with.", min = -1e6, max = 1e6) double from,
    @Parameter(help = "The value that the scan ends with; above the first.", min = -1e6, max = 1e6)
        double to,
    @Parameter(
            help =
                "The constant input besides: one number per input channel; or CHANNEL=VALUE for"
                    + " some, the others being 0; or what trials show on average, as epoch:NAME or"
                    + " as mean(EPOCH|COLUMN=VALUE); an empty list stands for zeros.")
        List<String> input,
    @Parameter(
            help =
                "Number of values, the ends among them, at which fixed points are searched for from"
                    + " scratch, so that branches are found that no other leads to.",
            min = 2,
            max = 101)
        int sections,
    @Parameter(
            help = "The scan ends after this time; what was found by then is kept and marked.",
            unit = "s",
            min = 0.01,
            max = 86_400)
        double seconds) {

  /** The settings that suit most networks. */
  static final BifurcationParameters DEFAULT =
      new BifurcationParameters("gain", 0, 2, List.of(), 5, 60);

  public BifurcationParameters {
    input = List.copyOf(input);
    Require.between("sections", sections, 2, 101);
    Require.between("seconds", seconds, 0.01, 86_400);
    if (!(from < to)) {
      throw new IllegalArgumentException(
          "from is %s and to is %s; from must be below to."
              .formatted(Require.plain(from), Require.plain(to)));
    }
  }
}
