package org.rnnzoo.task.tmaze;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;

/**
 * Towers at random places of the stem, passed at a speed drawn in every trial (Pinto et al. 2018).
 *
 * <p>The towers of a side are a Poisson process in space, thinned so that no two of them stand
 * closer than {@code refractoryCm}. A tower is seen from the moment its place is reached.
 */
@RecordBuilder
public record Towers(
    @Unwrapped Run run,
    @Unwrapped Rates rates,
    @Parameter(
            help = "The smallest distance of two towers of one side.",
            unit = "cm",
            min = 0,
            max = 10_000)
        double refractoryCm,
    @Parameter(
            help = "End of the stretch in which no tower stands.",
            unit = "cm",
            min = 0,
            max = 10_000)
        double clearCm,
    @Parameter(
            help =
                "How long a tower is visible; if less than a sampling period, its value is"
                    + " smaller.",
            unit = "ms",
            min = 1,
            max = 60_000)
        double visibleMs)
    implements TowersBuilder.With, Stem {

  public Towers {
    Require.between("towers.clearCm", clearCm, 0, run.stretchCm());
  }

  @Override
  public Passage lay(TrialBuilder trial) {
    RandomGenerator random = trial.random();
    double speed = run.slowestCmS() + (run.fastestCmS() - run.slowestCmS()) * random.nextDouble();
    Epoch stretch = trial.epoch("towers", ms(run.stretchCm(), speed));
    Epoch corridor = trial.epoch("corridor", ms(run.corridorCm(), speed));
    Side rich = Side.draw(random);
    int pair = random.nextInt(rates.richPerM().size());
    trial.condition("speedCmS", speed);
    trial.condition("richSide", rich.word());
    trial.condition("richPerM", rates.richPerM().get(pair));
    trial.condition("poorPerM", rates.poorPerM().get(pair));
    List<Cue> cues =
        Passage.untied(
            () ->
                Stream.concat(
                        draw(rich, rates.richPerM().get(pair), random),
                        draw(rich.other(), rates.poorPerM().get(pair), random))
                    .sorted(Comparator.comparingDouble(Tower::cm))
                    .map(tower -> see(tower, speed, stretch, trial))
                    .filter(cue -> cue.visible().length() > 0)
                    .toList());
    return new Passage(cues, Math.min(1, visibleMs / trial.clock().dt()), stretch, corridor);
  }

  private record Tower(Side side, double cm) {}

  /** Draws the towers of a side. */
  private Stream<Tower> draw(Side side, double perM, RandomGenerator random) {
    List<Tower> towers = new ArrayList<>();
    double cm = gap(perM, random);
    while (cm < run.stretchCm() - clearCm) {
      towers.add(new Tower(side, cm));
      cm += refractoryCm + gap(perM, random);
    }
    return towers.stream();
  }

  /** A draw of the distance to the next tower of a Poisson process; infinite if there is none. */
  private static double gap(double perM, RandomGenerator random) {
    return perM == 0 ? Double.POSITIVE_INFINITY : -100 / perM * Math.log1p(-random.nextDouble());
  }

  /** A tower reached so late that no step of the stretch is left is not seen. */
  private Cue see(Tower tower, double speed, Epoch stretch, TrialBuilder trial) {
    return new Cue(tower.side(), trial.part(stretch, ms(tower.cm(), speed), visibleMs));
  }

  private static double ms(double cm, double cmPerS) {
    return 1000 * cm / cmPerS;
  }

  /** The same with another run. */
  Towers withRun(UnaryOperator<Run> change) {
    return withRun(change.apply(run));
  }

  /** The same with other rates. */
  Towers withRates(UnaryOperator<Rates> change) {
    return withRates(change.apply(rates));
  }
}
