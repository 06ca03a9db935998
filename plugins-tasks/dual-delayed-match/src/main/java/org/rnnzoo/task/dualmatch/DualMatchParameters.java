package org.rnnzoo.task.dualmatch;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.stream.IntStream;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.AngleCode;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.DurationLaw;

/** The parameters of the dual delayed match to sample. */
@RecordBuilder
public record DualMatchParameters(
    @Parameter(
            help = "Number of directions, spread evenly over the circle.",
            symbol = "K",
            min = 2,
            max = 360)
        int directions,
    @Parameter(help = "Probability that a test at the cued location matches.", min = 0, max = 1)
        double matchProbability,
    @Parameter(help = "Probability that a test at the other location matches.", min = 0, max = 1)
        double uncuedMatchProbability,
    @Parameter(help = "Fixation before the samples.", unit = "ms", min = 1, max = 60_000)
        DurationLaw fixationMs,
    @Parameter(help = "Length of the samples.", unit = "ms", min = 1, max = 60_000)
        DurationLaw sampleMs,
    @Parameter(
            help = "Delay before a test; drawn anew each time.",
            unit = "ms",
            min = 1,
            max = 60_000)
        DurationLaw delayMs,
    @Parameter(help = "Length of a test.", unit = "ms", min = 1, max = 60_000) DurationLaw testMs,
    @Parameter(help = "How the location to be judged is cued.") Cue cue,
    @Parameter(help = "How directions are carried by channels.") AngleCode encoding,
    @Parameter(
            help = "Number of channels that are on whenever no answer is due.",
            min = 0,
            max = 100)
        int fixationNeurons,
    @Parameter(help = "Least strength of a stimulus; drawn anew for each.", min = 0.01, max = 10)
        double lowestGain,
    @Parameter(help = "Greatest strength of a stimulus.", min = 0.01, max = 10) double highestGain,
    @Parameter(help = "Size of the noise of every input.", symbol = "σ", min = 0, max = 10)
        double sigma,
    @Parameter(help = "Whether negative inputs are set to 0.") boolean rectify,
    @Unwrapped ChoiceRule choice)
    implements DualMatchParametersBuilder.With {

  public DualMatchParameters {
    Require.between("highestGain", highestGain, lowestGain, 10);
  }

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
