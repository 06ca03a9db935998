package org.rnnzoo.task.clicks;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;

/**
 * A set number of bins; at the start of each, each side has a click with a probability of its own.
 */
@RecordBuilder
public record Bins(
    @Parameter(help = "Number of bins.", min = 1, max = 100) int count,
    @Parameter(help = "Length of a click.", unit = "ms", min = 1, max = 60_000) DurationLaw clickMs,
    @Parameter(help = "Gap from a click to the next bin.", unit = "ms", min = 0, max = 60_000)
        DurationLaw gapMs,
    @Parameter(help = "Probability of a click on the rich side, in a bin.", min = 0, max = 1)
        double richProbability,
    @Parameter(help = "Probability of a click on the poor side, in a bin.", min = 0, max = 1)
        double poorProbability)
    implements BinsBuilder.With, Stimulus {

  public Bins {
    Require.between("bins.poorProbability", poorProbability, 0, richProbability);
  }

  @Override
  public Clicks lay(TrialBuilder trial) {
    List<Epoch> starts = new ArrayList<>();
    List<Epoch> gaps = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      starts.add(trial.epoch("click-" + i, clickMs));
      gaps.add(trial.epoch("gap-" + i, gapMs));
    }
    Side rich = Side.draw(trial.random());
    trial.condition("richSide", rich.word());
    List<Click> clicks =
        Clicks.untied(() -> starts.stream().flatMap(start -> clicks(rich, start, trial.random())));
    return new Clicks(clicks, 1, starts.get(0).through(gaps.get(count - 1)));
  }

  private Stream<Click> clicks(Side rich, Epoch start, RandomGenerator random) {
    return Arrays.stream(Side.values())
        .filter(side -> random.nextDouble() < (side == rich ? richProbability : poorProbability))
        .map(side -> new Click(side, 1, start));
  }
}
