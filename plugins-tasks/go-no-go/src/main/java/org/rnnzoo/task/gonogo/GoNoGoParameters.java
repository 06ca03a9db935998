package org.rnnzoo.task.gonogo;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.DurationLaw;

/** The parameters of the go/no-go task. */
@RecordBuilder
public record GoNoGoParameters(
    @Parameter(help = "One of two inputs (channels), or how high one input is (value).") Cue cue,
    @Parameter(help = "Probability of a go trial.", min = 0, max = 1) double goProbability,
    @Parameter(help = "The value above which to go, from 0 to 1.", min = 0, max = 1)
        double criterion,
    @Parameter(help = "Values closer than this to the criterion are not shown.", min = 0, max = 0.5)
        double margin,
    @Parameter(help = "Height of the go or no-go input, or of the value 1.", min = 0.001, max = 100)
        double height,
    @Parameter(
            help = "Largest height of one more input, which means nothing; 0 for no such input.",
            min = 0,
            max = 100)
        double distractorHeight,
    @Parameter(help = "Fixation before the stimulus.", unit = "ms", min = 1, max = 60_000)
        DurationLaw fixationMs,
    @Parameter(help = "Length of the stimulus.", unit = "ms", min = 1, max = 60_000)
        DurationLaw stimulusMs,
    @Parameter(help = "Delay after the stimulus.", unit = "ms", min = 0, max = 60_000)
        DurationLaw delayMs,
    @Parameter(help = "Length of the response.", unit = "ms", min = 1, max = 60_000)
        DurationLaw responseMs,
    @Parameter(help = "Size of the noise of the stimulus inputs.", symbol = "σ", min = 0, max = 10)
        double sigma,
    @Unwrapped ChoiceRule choice)
    implements GoNoGoParametersBuilder.With {

  public GoNoGoParameters {
    if (!(criterion - margin > 0 && criterion + margin < 1)) {
      throw new IllegalArgumentException(
          "criterion is %s and margin is %s; values from 0 to 1 must be left below and above."
              .formatted(Require.plain(criterion), Require.plain(margin)));
    }
  }

  boolean hasDistractor() {
    return distractorHeight > 0;
  }

  /** The inputs that carry the cue and the distractor. */
  List<String> stimuli() {
    List<String> names = new ArrayList<>(cue.inputs());
    if (hasDistractor()) {
      names.add("distractor");
    }
    return names;
  }
}
