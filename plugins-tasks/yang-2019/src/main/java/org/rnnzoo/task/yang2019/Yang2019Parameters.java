package org.rnnzoo.task.yang2019;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.HashSet;
import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;

/** The parameters of the tasks of Yang et al. 2019. */
@RecordBuilder
public record Yang2019Parameters(
    @Parameter(help = "The rules, each with an input of its own; one rule alone is possible.")
        List<String> rules,
    @Parameter(
            help =
                "How often contextdm1 and contextdm2 are drawn when every other rule is drawn once.",
            min = 0.001,
            max = 1000)
        double contextWeight,
    @Parameter(
            help =
                "Whether the strengths of two stimuli differ ten times as much as in the standard"
                    + " set, or twice as much if they come in sequence.")
        boolean easy,
    @Parameter(help = "Number of units of each ring.", min = 8, max = 360) int unitsPerRing,
    @Parameter(help = "Size of the noise of all inputs.", symbol = "σ", min = 0, max = 10)
        double sigma,
    @Parameter(help = "Target of an output at rest.", min = -10, max = 10) double low,
    @Parameter(help = "Target of the fixation output while it is wanted.", min = -10, max = 10)
        double high,
    @Parameter(
            help = "Time at the start of a trial in which nothing counts.",
            unit = "ms",
            min = 0,
            max = 60_000)
        double burnInMs,
    @Parameter(
            help = "Time at the start of a response in which nothing counts.",
            unit = "ms",
            min = 0,
            max = 60_000)
        double graceMs,
    @Parameter(help = "Weight of a response; all before it weighs 1.", min = 0.001, max = 1000)
        double responseWeight,
    @Parameter(
            help = "Weight of the fixation output; every other output weighs 1.",
            min = 0.001,
            max = 1000)
        double fixationWeight,
    @Parameter(help = "How far a right direction may be off.", unit = "deg", min = 0.1, max = 180)
        double toleranceDeg)
    implements Yang2019ParametersBuilder.With {

  public Yang2019Parameters {
    rules = List.copyOf(rules);
    rules.forEach(Rule::of);
    if (rules.isEmpty() || new HashSet<>(rules).size() < rules.size()) {
      throw new IllegalArgumentException(
          "rules are %s; there must be at least one, and none twice.".formatted(rules));
    }
    if (!(low < 0.5 && high > 0.5)) {
      throw new IllegalArgumentException(
          "low is %s and high is %s; fixation is read at 0.5, which must lie between them."
              .formatted(Require.plain(low), Require.plain(high)));
    }
  }

  Ring ring() {
    return new Ring(unitsPerRing);
  }

  /** The place of an input of a ring; the fixation input comes first, then the two rings. */
  int place(int modality, int unit) {
    return 1 + (modality - 1) * unitsPerRing + unit;
  }
}
