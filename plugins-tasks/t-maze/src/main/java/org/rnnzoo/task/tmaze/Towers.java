package org.rnnzoo.task.tmaze;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;

/**
 * Towers at random places of the stem, passed at a speed drawn in every trial (Pinto et al. 2018).
 *
 * <p>The towers of a side are a Poisson process in space, thinned so that no two of them stand
 * closer than {@code refractoryCm}. A tower is seen from the moment its place is reached.
 *
 * @param richPerM towers per metre of the rich side, before thinning
 * @param poorPerM towers per metre of the poor side; in every trial one place of both lists is
 *     drawn
 */
@RecordBuilder
public record Towers(
    @Parameter(help = "Length of the stretch with towers.", unit = "cm", min = 1, max = 10_000)
        double stretchCm,
    @Parameter(
            help = "Length of the corridor without towers before the junction.",
            unit = "cm",
            min = 0,
            max = 10_000)
        double corridorCm,
    @Parameter(help = "The lowest speed.", unit = "cm/s", min = 1, max = 1000) double slowestCmS,
    @Parameter(help = "The highest speed.", unit = "cm/s", min = 1, max = 1000) double fastestCmS,
    @Parameter(
            help = "Towers of the rich side before thinning; one value is drawn in every trial.",
            unit = "1/m",
            min = 0,
            max = 100)
        List<Double> richPerM,
    @Parameter(
            help = "Towers of the poor side before thinning; goes with the value of the rich side.",
            unit = "1/m",
            min = 0,
            max = 100)
        List<Double> poorPerM,
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
                "How long a tower is visible; if less than a sampling period, its value is smaller.",
            unit = "ms",
            min = 1,
            max = 60_000)
        double visibleMs)
    implements TowersBuilder.With, Stem {

  public Towers {
    richPerM = List.copyOf(richPerM);
    poorPerM = List.copyOf(poorPerM);
    Require.between("towers.fastestCmS", fastestCmS, slowestCmS, 1000);
    Require.between("towers.clearCm", clearCm, 0, stretchCm);
    requireRates(richPerM, poorPerM);
  }

  private static void requireRates(List<Double> rich, List<Double> poor) {
    if (rich.isEmpty() || rich.size() != poor.size()) {
      throw new IllegalArgumentException(
          "towers.richPerM is %s and towers.poorPerM is %s; each needs at least one rate, and both need equally many."
              .formatted(rich, poor));
    }
  }

  @Override
  public Passage lay(TrialBuilder trial) {
    RandomGenerator random = trial.random();
    double speed = slowestCmS + (fastestCmS - slowestCmS) * random.nextDouble();
    Epoch stretch = trial.epoch("towers", ms(stretchCm, speed));
    Epoch corridor = trial.epoch("corridor", ms(corridorCm, speed));
    Side rich = Side.draw(random);
    int pair = random.nextInt(richPerM.size());
    trial.condition("speedCmS", speed);
    trial.condition("richSide", rich.word());
    trial.condition("richPerM", richPerM.get(pair));
    trial.condition("poorPerM", poorPerM.get(pair));
    List<Cue> cues =
        Passage.untied(
            () ->
                Stream.concat(
                        draw(rich, richPerM.get(pair), random),
                        draw(rich.other(), poorPerM.get(pair), random))
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
    while (cm < stretchCm - clearCm) {
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
}
