package org.rnnzoo.task.gonogo;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;

/** What tells whether to go. */
@RecordBuilder
public record Stimulus(
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
        double distractorHeight)
    implements StimulusBuilder.With {

  public Stimulus {
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
  List<String> inputs() {
    List<String> names = new ArrayList<>(cue.inputs());
    if (hasDistractor()) {
      names.add("distractor");
    }
    return names;
  }
}
