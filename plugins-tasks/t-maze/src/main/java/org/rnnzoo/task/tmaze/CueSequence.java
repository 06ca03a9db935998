package org.rnnzoo.task.tmaze;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;

/**
 * A set number of cues at set times, each on the left or on the right (Morcos &amp; Harvey 2016).
 * One side, drawn in every trial, is the rich one; each cue is on it with the same probability.
 */
@RecordBuilder
public record CueSequence(
    @Parameter(help = "Number of cues.", min = 1, max = 100) int count,
    @Parameter(help = "Gap before each cue.", unit = "ms", min = 0, max = 60_000) DurationLaw gapMs,
    @Parameter(help = "How long a cue is visible.", unit = "ms", min = 1, max = 60_000)
        DurationLaw cueMs,
    @Parameter(help = "Probability that a cue is on the rich side.", min = 0.5, max = 1)
        double richProbability,
    @Parameter(
            help = "Corridor without cues before the junction.",
            unit = "ms",
            min = 0,
            max = 600_000)
        DurationLaw corridorMs)
    implements CueSequenceBuilder.With, Stem {

  @Override
  public Passage lay(TrialBuilder trial) {
    List<Epoch> visible = new ArrayList<>();
    List<Epoch> gaps = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      gaps.add(trial.epoch(numbered("gap", i), gapMs));
      visible.add(trial.epoch(numbered("cue", i), cueMs));
    }
    Epoch corridor = trial.epoch("corridor", corridorMs);
    Side rich = Side.draw(trial.random());
    trial.condition("richSide", rich.word());
    List<Cue> cues =
        Passage.untied(
            () -> visible.stream().map(v -> new Cue(side(rich, trial.random()), v)).toList());
    return new Passage(cues, 1, gaps.get(0).through(visible.get(count - 1)), corridor);
  }

  private String numbered(String name, int i) {
    return count == 1 ? name : name + "-" + i;
  }

  private Side side(Side rich, RandomGenerator random) {
    return random.nextDouble() < richProbability ? rich : rich.other();
  }
}
