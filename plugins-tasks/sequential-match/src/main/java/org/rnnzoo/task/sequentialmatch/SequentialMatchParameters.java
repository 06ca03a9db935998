package org.rnnzoo.task.sequentialmatch;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.stream.IntStream;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.AngleCode;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.DurationLaw;

/** The parameters of ABBA and ABCA. */
@RecordBuilder
public record SequentialMatchParameters(
    @Parameter(
            help = "Number of directions, spread evenly over the circle.",
            symbol = "K",
            min = 3,
            max = 360)
        int directions,
    @Parameter(help = "Number of tests in a trial.", min = 1, max = 100) int tests,
    @Parameter(help = "Probability that a test matches.", min = 0, max = 1) double matchProbability,
    @Parameter(
            help =
                "Probability that a non-match repeats the test before it, if that did not match either; 0 makes ABCA.",
            min = 0,
            max = 1)
        double repeatProbability,
    @Parameter(help = "Fixation before the sample.", unit = "ms", min = 1, max = 60_000)
        DurationLaw fixationMs,
    @Parameter(help = "Length of the sample.", unit = "ms", min = 1, max = 60_000)
        DurationLaw sampleMs,
    @Parameter(
            help = "Gap before a test; drawn anew each time.",
            unit = "ms",
            min = 0,
            max = 60_000)
        DurationLaw gapMs,
    @Parameter(help = "Length of a test.", unit = "ms", min = 1, max = 60_000) DurationLaw testMs,
    @Parameter(help = "Fixation after the last test.", unit = "ms", min = 0, max = 60_000)
        DurationLaw tailMs,
    @Parameter(help = "How directions are carried by channels.") AngleCode encoding,
    @Parameter(help = "Number of channels that are always on.", min = 0, max = 100)
        int fixationNeurons,
    @Parameter(help = "Least strength of a stimulus; drawn anew for each.", min = 0.01, max = 10)
        double lowestGain,
    @Parameter(help = "Greatest strength of a stimulus.", min = 0.01, max = 10) double highestGain,
    @Parameter(help = "Size of the noise of every input.", symbol = "σ", min = 0, max = 10)
        double sigma,
    @Parameter(help = "Whether negative inputs are set to 0.") boolean rectify,
    @Unwrapped ChoiceRule choice)
    implements SequentialMatchParametersBuilder.With {

  public SequentialMatchParameters {
    Require.between("highestGain", highestGain, lowestGain, 10);
    if (directions <= tests) {
      throw new IllegalArgumentException(
          "directions is %s; with %s tests, each of which can need a direction not shown before, it must be at least %s."
              .formatted(directions, tests, tests + 1));
    }
  }

  /** The inputs that are always on. */
  List<String> fixationChannels() {
    return fixationNeurons == 1
        ? List.of("fixation")
        : IntStream.rangeClosed(1, fixationNeurons).mapToObj(i -> "fixation." + i).toList();
  }
}
